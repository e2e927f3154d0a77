using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Cem.Edge.Agent.Settings;

/// <summary>
/// Binds the configuration and collects every problem. The stock binder stops at the first text that does not convert and lets unknown
/// keys pass, so a person would meet the errors one start at a time.
/// </summary>
internal static class SettingsReader
{
    // Read by the host itself.
    private static readonly string[] ForeignSections = ["Logging", "Settings"];

    public static AgentSettings Read(IConfiguration configuration)
    {
        var problems = new List<SettingProblem>();
        var settings = new AgentSettings();
        PropertyInfo[] sections = typeof(AgentSettings).GetProperties();
        foreach (IConfigurationSection given in configuration.GetChildren().Where(given => !ForeignSections.Contains(given.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (Find(sections, given.Key) is { } section)
            {
                Fill(section.GetValue(settings)!, given, section.Name, problems);
            }
            else
            {
                problems.Add(new SettingProblem(given.Key, given.Value ?? "", "there is no such section", $"Known sections: {string.Join(", ", sections.Select(one => one.Name))}"));
            }
        }

        foreach (PropertyInfo section in sections)
        {
            Validate(section.GetValue(settings)!, section.Name, problems);
        }

        // A value that was refused already would only contradict by its default.
        problems.AddRange(SettingsRules.Check(settings).Where(rule => problems.TrueForAll(told => told.Key != rule.Key)).ToArray());
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static void Fill(object options, IConfigurationSection section, string name, List<SettingProblem> problems)
    {
        PropertyInfo[] known = Settable(options);
        foreach (IConfigurationSection given in section.GetChildren())
        {
            if (Find(known, given.Key) is not { } property)
            {
                problems.Add(new SettingProblem($"{name}:{given.Key}", given.Value ?? "", "there is no such setting", $"Known in {name}: {string.Join(", ", known.Select(one => one.Name))}"));
                continue;
            }

            try
            {
                property.SetValue(options, SettingText.Convert(property.PropertyType, given));
            }
            catch (FormatException problem)
            {
                problems.Add(new SettingProblem($"{name}:{property.Name}", SettingText.Of(given), problem.Message, RemedyOf(property)));
            }
        }
    }

    private static void Validate(object options, string name, List<SettingProblem> problems)
    {
        foreach (PropertyInfo property in Settable(options))
        {
            string key = $"{name}:{property.Name}";
            object? value = property.GetValue(options);
            var failures = new List<ValidationResult>();
            bool alreadyTold = problems.Any(problem => problem.Key == key);
            if (!alreadyTold && !Validator.TryValidateValue(value, new ValidationContext(options) { MemberName = property.Name, DisplayName = "value" }, failures, property.GetCustomAttributes<ValidationAttribute>()))
            {
                problems.Add(new SettingProblem(key, SettingText.Of(value), Plain(failures[0].ErrorMessage ?? "is refused"), RemedyOf(property)));
            }
        }
    }

    public static PropertyInfo[] Settable(object options) =>
        [.. options.GetType().GetProperties().Where(property => property.GetCustomAttribute<SettingAttribute>() is not null)];

    private static PropertyInfo? Find(PropertyInfo[] properties, string name) =>
        properties.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string RemedyOf(PropertyInfo property) => property.GetCustomAttribute<SettingAttribute>()!.Remedy;

    // The stock messages name a field; here the key stands before them.
    private static string Plain(string sentence) => sentence.Replace("The value field ", "", StringComparison.Ordinal).Replace("The field value ", "", StringComparison.Ordinal).TrimEnd('.');
}
