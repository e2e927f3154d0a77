using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace Cem.Edge.Tools.Tests.Supply;

/// <summary>The bill of materials, made by its one command.</summary>
public sealed class SbomTests : IDisposable
{
    private static readonly string Root = FindRoot();

    private readonly string folder = Directory.CreateTempSubdirectory("cem-sbom-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Bill_of_materials_is_CycloneDX_and_holds_every_package_that_ships_with_its_hash_and_no_other_of_ours()
    {
        using Process made = Process.Start(new ProcessStartInfo(Path.Combine(Root, "tests", "sbom.sh"), [folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!; // only a shell start gives none
        Task<string> said = made.StandardError.ReadToEndAsync(), path = made.StandardOutput.ReadToEndAsync();
        await made.WaitForExitAsync();
        Assert.True(made.ExitCode == 0, $"tests/sbom.sh ended with {made.ExitCode}: {await said} {await path}");
        using JsonDocument bill = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "cem-edge.cdx.json")));

        Assert.Equal(("CycloneDX", "1.6", "Cem.Edge"), (Text(bill.RootElement, "bomFormat"), Text(bill.RootElement, "specVersion"), Text(bill.RootElement.GetProperty("metadata").GetProperty("component"), "name")));
        JsonElement[] components = [.. bill.RootElement.GetProperty("components").EnumerateArray()];
        Assert.All(components, one => Assert.StartsWith($"pkg:nuget/{Text(one, "name")}@{Text(one, "version")}", Text(one, "purl"), StringComparison.Ordinal));
        Assert.All(components, one => Assert.Contains(one.GetProperty("hashes").EnumerateArray(), hash => Text(hash, "alg") == "SHA-512" && Text(hash, "content").Length == 128));
        HashSet<string> listed = [.. components.Select(one => $"{Text(one, "name")} {Text(one, "version")}")];
        string[] shipped = [.. Products().SelectMany(References).Distinct().Select(name => $"{name} {Versions()[name]}")];
        Assert.True(shipped.Length > 12, $"only {shipped.Length} packages of ours were found");
        Assert.Empty(shipped.Except(listed));
        Assert.DoesNotContain(listed, one => one.StartsWith("xunit", StringComparison.Ordinal) || one.StartsWith("bunit", StringComparison.Ordinal) || one.StartsWith("Microsoft.Playwright", StringComparison.Ordinal));
        HashSet<string> known = [.. components.Select(one => Text(one, "bom-ref")), Text(bill.RootElement.GetProperty("metadata").GetProperty("component"), "bom-ref")];
        Assert.All(bill.RootElement.GetProperty("dependencies").EnumerateArray(), one => Assert.Contains(Text(one, "ref"), known));
    }

    private static IEnumerable<string> Products() => Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(Path.Combine(Root, "tests") + "/", StringComparison.Ordinal) && !file.Contains("/artifacts/", StringComparison.Ordinal));

    private static IEnumerable<string> References(string project) => XDocument.Load(project).Descendants("PackageReference").Select(reference => (string)reference.Attribute("Include")!);

    private static Dictionary<string, string> Versions() => XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
        .ToDictionary(version => (string)version.Attribute("Include")!, version => (string)version.Attribute("Version")!);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string FindRoot()
    {
        string? above = AppContext.BaseDirectory;
        while (above is not null && !File.Exists(Path.Combine(above, "Cem.Edge.sln")))
        {
            above = Path.GetDirectoryName(above);
        }

        return above ?? throw new InvalidOperationException("Cem.Edge.sln was not found above the tests");
    }
}
