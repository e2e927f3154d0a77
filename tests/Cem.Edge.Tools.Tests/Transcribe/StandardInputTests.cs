using Cem.Edge.Tools.Transcribe;

namespace Cem.Edge.Tools.Tests.Transcribe;

public class StandardInputTests
{
    [Fact]
    public async Task Held_recording_is_for_its_owner_only_and_gone_afterwards()
    {
        string held;
        using (var input = new StandardInput(() => new MemoryStream([1, 2, 3])))
        {
            held = (await input.HoldAsync(CancellationToken.None)).Path;
            Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(held));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(held));
        }

        Assert.False(File.Exists(held));
    }
}
