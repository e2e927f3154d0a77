using System.Globalization;
using System.Reflection;
using Cem.Edge.Hub.Detection;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Detection;

public sealed class DetectionSettingsTests
{
    [Fact]
    public void The_readme_lists_every_setting_with_its_default()
    {
        string readme = File.ReadAllText(Path.Combine(House.Root, "hub", "README.md"));
        var defaults = new DetectionOptions();
        foreach (PropertyInfo setting in typeof(DetectionOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            string value = Convert.ToString(setting.GetValue(defaults), CultureInfo.InvariantCulture)!;
            Assert.Contains($"| `Detection:{setting.Name}` | {value} |", readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_setting_out_of_range_stops_the_start_and_is_named()
    {
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => TestHub.StartAsync(null, "--Detection:FewestAnswers", "0"));
        Assert.Contains("FewestAnswers", refused.Message, StringComparison.Ordinal);
    }
}
