using System.Globalization;

namespace Cem.Edge.Agent.Settings;

/// <summary>Settings as text and back, in the invariant culture.</summary>
internal static class SettingText
{
    public static object? Convert(Type type, IConfigurationSection given)
    {
        if (type == typeof(IReadOnlyList<string>))
        {
            return Items(given).ToArray();
        }

        if (type == typeof(IReadOnlyList<int>))
        {
            return Items(given).Select(item => (int)Scalar(typeof(int), item)).ToArray();
        }

        if (given.Value is null && given.GetChildren().Any())
        {
            throw new FormatException("a single value is wanted, not a list or an object");
        }

        Type? underlying = Nullable.GetUnderlyingType(type);
        return underlying is not null && string.IsNullOrEmpty(given.Value) ? null : Scalar(underlying ?? type, given.Value ?? "");
    }

    public static string Of(IConfigurationSection given) => given.Value ?? string.Join(", ", Items(given));

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        System.Collections.IEnumerable items => string.Join(", ", items.Cast<object>()),
        Enum choice => choice.ToString().ToLowerInvariant(),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static IEnumerable<string> Items(IConfigurationSection given) => given.Value is { Length: > 0 } inOneText
        ? inOneText.Split(',', StringSplitOptions.TrimEntries)
        : given.GetChildren().Select(child => child.Value ?? "");

    private static object Scalar(Type type, string text)
    {
        if (type == typeof(string))
        {
            return text;
        }

        if (type == typeof(int))
        {
            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : throw new FormatException("is not a whole number");
        }

        if (type == typeof(bool))
        {
            return bool.TryParse(text, out bool flag) ? flag : throw new FormatException("is neither true nor false");
        }

        if (type == typeof(TimeSpan))
        {
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time) ? time : throw new FormatException("is not a time in the form hh:mm:ss or d.hh:mm:ss");
        }

        return Enum.TryParse(type, text, ignoreCase: true, out object? choice) && Enum.IsDefined(type, choice)
            ? choice
            : throw new FormatException($"is none of {string.Join(", ", Enum.GetNames(type).Select(name => name.ToLowerInvariant()))}");
    }
}
