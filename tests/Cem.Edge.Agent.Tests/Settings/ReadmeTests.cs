using System.Reflection;
using Cem.Edge.Agent.Settings;

namespace Cem.Edge.Agent.Tests.Settings;

public sealed class ReadmeTests
{
    [Fact]
    public void Settings_table_says_what_the_classes_say()
    {
        string[] expected = [.. Rows()];
        string[] written = [.. File.ReadAllLines(Readme()).Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal) && line.Split('|').Length == 5)];
        Assert.Equal(expected, written);
    }

    private static IEnumerable<string> Rows() =>
        from section in typeof(AgentSettings).GetProperties()
        let options = section.GetValue(new AgentSettings())!
        from setting in SettingsReader.Settable(options)
        let value = SettingText.Of(setting.GetValue(options))
        select $"| `{section.Name}:{setting.Name}` | {(value.Length == 0 ? "" : $"`{value}`")} | {setting.GetCustomAttribute<SettingAttribute>()!.Meaning} |";

    private static string Readme()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cem.Edge.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "edge-agent", "README.md");
    }
}
