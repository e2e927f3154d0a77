namespace Cem.Edge.Tools.Transcribe;

/// <summary>
/// Holds what comes through standard input in a file only its owner can read, until disposed: a recording must be read twice where it has several channels,
/// and by ffmpeg where it is no WAV.
/// </summary>
internal sealed class StandardInput(Func<Stream> open) : IDisposable
{
    public const string Argument = "-";
    private string? held;

    public async Task<Recording> HoldAsync(CancellationToken cancel)
    {
        // Made with rights 600.
        held = Path.GetTempFileName();
        await using var input = open();
        await using var file = File.Create(held);
        await input.CopyToAsync(file, cancel);
        return new Recording(held, "standard input", "standard-input");
    }

    public void Dispose()
    {
        if (held is not null)
            File.Delete(held);
    }
}
