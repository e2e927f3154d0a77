using System.Text.Json;
using Microsoft.Playwright;

namespace Cem.Edge.EndToEnd.Tests.Support;

/// <summary>WCAG 2.1 A and AA by axe-core, every rule on.</summary>
internal static class AxeCheck
{
    private const string Run = "() => axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] } })";

    /// <summary>One line a violation and element; empty when there is none.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.AddScriptTagAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "axe", "axe.min.js") });
        JsonElement result = await page.EvaluateAsync<JsonElement>(Run);
        Assert.True(result.GetProperty("passes").GetArrayLength() > 0, "axe looked at nothing");
        return
        [
            .. from violation in result.GetProperty("violations").EnumerateArray()
               from node in violation.GetProperty("nodes").EnumerateArray()
               select $"{violation.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()}",
        ];
    }
}
