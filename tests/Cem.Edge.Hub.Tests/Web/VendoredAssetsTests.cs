using System.Security.Cryptography;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Web;

public sealed class VendoredAssetsTests
{
    [Fact]
    public void The_chart_library_is_the_one_its_note_names()
    {
        string folder = Path.Combine(House.Root, "hub", "Cem.Edge.Hub", "wwwroot", "lib", "echarts");
        string checksum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, "echarts.min.js"))));
        Assert.Contains(checksum, File.ReadAllText(Path.Combine(folder, "README.md")), StringComparison.Ordinal);
        Assert.Contains("Apache License", File.ReadAllText(Path.Combine(folder, "LICENSE.txt")), StringComparison.Ordinal);
    }
}
