namespace Cem.Edge.Speech.Decoding;

/// <summary>The child that reads what is no WAV.</summary>
/// <param name="Program">Name on the PATH, or path.</param>
/// <param name="Patience">How long it may give no sound before it is taken for hanging and ended.</param>
internal sealed record FfmpegOptions(string Program, TimeSpan Patience)
{
    public static FfmpegOptions Usual { get; } = new("ffmpeg", TimeSpan.FromSeconds(30));
}
