using System.Diagnostics;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Tools.Tests.Support;
using Cem.Edge.Tools.Transcribe;

namespace Cem.Edge.Tools.Tests.Transcribe;

/// <summary>ONNX Runtime's telemetry keeps a device id and a database in the home folder; whatever runs a model must have switched it off.</summary>
public sealed class HomeFolderTests : IDisposable
{
    private readonly TempFolder home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData("transcribe", "floor-wet.wav")]
    [InlineData("score", null)]
    public async Task Running_a_model_leaves_nothing_in_the_home_folder(string verb, string? remark)
    {
        string[] arguments = [typeof(TranscribeVerb).Assembly.Location, verb, .. remark is null ? (string[])[] : [Repository.Remark(remark)], "--cache", "none"];
        var start = new ProcessStartInfo(ProgramPaths.Dotnet, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = home.Path;
        start.Environment.Remove("XDG_CACHE_HOME");

        using var child = Process.Start(start)!;
        await child.StandardInput.WriteLineAsync("The queue was too long.");
        child.StandardInput.Close();
        var complaints = child.StandardError.ReadToEndAsync();
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();

        Assert.True(child.ExitCode == 0 && output.Length > 0, await complaints);
        Assert.Empty(Directory.GetFileSystemEntries(home.Path));
    }
}
