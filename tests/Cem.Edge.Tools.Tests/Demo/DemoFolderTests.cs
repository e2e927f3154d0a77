using Cem.Edge.Tools.Demo;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Tests.Demo;

public sealed class DemoFolderTests : IDisposable
{
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("cem-");

    public void Dispose() => parent.Delete(recursive: true);

    [Fact]
    public void A_temporary_folder_is_gone_at_the_end()
    {
        string path;
        using (DemoFolder folder = DemoFolder.Open(null))
        {
            path = folder.Path;
            File.WriteAllText(Path.Combine(path, "hub.db"), "");
        }

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void A_folder_that_was_asked_for_is_made_and_stays()
    {
        string wanted = Path.Combine(parent.FullName, "data");

        DemoFolder.Open(wanted).Dispose();

        Assert.True(Directory.Exists(wanted));
    }

    [Fact]
    public void A_folder_with_older_data_is_refused_with_the_reason()
    {
        File.WriteAllText(Path.Combine(parent.FullName, "hub.db"), "");

        Assert.Contains("is not empty", Assert.Throws<UsageException>(() => DemoFolder.Open(parent.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_too_long_for_its_sockets_is_refused_before_anything_starts() =>
        Assert.Contains("shorter", Assert.Throws<UsageException>(() => DemoFolder.Open("/tmp/" + new string('x', 90))).Message, StringComparison.Ordinal);
}
