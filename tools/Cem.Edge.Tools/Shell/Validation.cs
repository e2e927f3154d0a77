using System.CommandLine;

namespace Cem.Edge.Tools.Shell;

/// <summary>Checks at parse time, so that a bad value is refused with exit code 2 before anything is loaded.</summary>
internal static class Validation
{
    public static void Within(this Option<int> option, int lowest, int highest) => Within((Option)option, lowest, highest);

    public static void Within(this Option<int?> option, int lowest, int highest) => Within((Option)option, lowest, highest);

    private static void Within(Option option, int lowest, int highest) => option.Validators.Add(result =>
    {
        // A value that is no number has its own error.
        if (result.Errors.Any() || !int.TryParse(result.Tokens.SingleOrDefault()?.Value, out var value))
            return;
        if (value < lowest || value > highest)
            result.AddError($"{option.Name} is {value}; it can be {lowest} to {highest}.");
    });

    /// <summary>A mistyped option must not be taken for a file.</summary>
    public static void RefuseOptions(this Argument<string[]> argument) => argument.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            result.AddError($"Unknown option {token.Value}. (A file of that name is written ./{token.Value}.)");
    });
}
