using System.Xml.Linq;

namespace Cem.Edge.EndToEnd.Tests;

/// <summary>Keeps the house as DESIGN 1 draws it, by reading the project files.</summary>
public sealed class DependencyRulesTests
{
    private static readonly string[] None = [];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Cem.Edge.Contracts"] = None,
        ["Cem.Edge.Speech"] = None,
        ["Cem.Edge.Scoring"] = None,
        ["Cem.Edge.Metrics"] = None,
        ["Cem.Edge.Agent"] = ["Cem.Edge.Contracts", "Cem.Edge.Speech", "Cem.Edge.Scoring", "Cem.Edge.Metrics"],
        ["Cem.Edge.Hub"] = ["Cem.Edge.Contracts", "Cem.Edge.Scoring", "Cem.Edge.Metrics"],
        ["Cem.Edge.FirmwareSim"] = ["Cem.Edge.Contracts", "Cem.Edge.Agent", "Cem.Edge.Hub"],
        ["Cem.Edge.Tools"] =
        [
            "Cem.Edge.Contracts", "Cem.Edge.Speech", "Cem.Edge.Scoring", "Cem.Edge.Metrics", "Cem.Edge.Agent", "Cem.Edge.Hub", "Cem.Edge.FirmwareSim",
        ],
    };

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Products => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Products))]
    public void Project_references_only_what_the_house_allows(string project)
    {
        string[] forbidden = [.. References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Except(Allowed[project])];
        Assert.True(forbidden.Length == 0, $"{project} must not reference {string.Join(", ", forbidden)}");
    }

    [Theory]
    [InlineData("Cem.Edge.Contracts")]
    [InlineData("Cem.Edge.Metrics")]
    public void Pure_project_uses_no_package(string project) => Assert.Empty(References(project, "PackageReference"));

    [Theory]
    [InlineData("Cem.Edge.Speech")]
    [InlineData("Cem.Edge.Scoring")]
    public void Engine_knows_neither_MQTT_nor_devices_nor_databases(string project) =>
        Assert.DoesNotContain(References(project, "PackageReference"), package =>
            package.StartsWith("MQTTnet", StringComparison.Ordinal) || package.Contains("Gpio", StringComparison.Ordinal) || package.Contains("sqlite", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_product_project_is_known_and_has_its_test_project()
    {
        ILookup<bool, string> isTest = Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .ToLookup(path => path.StartsWith(Path.Combine(Root, "tests") + "/", StringComparison.Ordinal), path => Path.GetFileNameWithoutExtension(path));
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), isTest[false].Order(StringComparer.Ordinal));
        Assert.All(Allowed.Keys, name => Assert.Contains(name + ".Tests", isTest[true]));
    }

    [Fact]
    public void Benchmarks_know_only_the_project_they_measure() =>
        Assert.Equal(["Cem.Edge.Speech"], References("Cem.Edge.Speech.Benchmarks", "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)));

    [Fact]
    public void Only_the_contracts_write_topic_strings()
    {
        string[] offenders = [.. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/artifacts/", StringComparison.Ordinal) && !path.Contains("/tests/", StringComparison.Ordinal) && !path.Contains("Cem.Edge.Contracts", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path).Contains("\"cem/v1", StringComparison.Ordinal))];
        Assert.True(offenders.Length == 0, "topics are built by Cem.Edge.Contracts only, not in " + string.Join(", ", offenders.Select(path => Path.GetRelativePath(Root, path))));
    }

    private static IEnumerable<string> References(string project, string kind)
    {
        string file = Directory.EnumerateFiles(Root, project + ".csproj", SearchOption.AllDirectories).Single();
        return XDocument.Load(file).Descendants(kind).Select(reference => ((string)reference.Attribute("Include")!).Replace('\\', '/'));
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Cem.Edge.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Cem.Edge.sln was not found above the tests");
    }
}
