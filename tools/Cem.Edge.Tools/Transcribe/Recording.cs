namespace Cem.Edge.Tools.Transcribe;

/// <summary>One recording to transcribe.</summary>
/// <param name="Path">File on disk.</param>
/// <param name="Name">What people are told it is called.</param>
/// <param name="Relative">Path below the folder that was named on the command line, or the bare file name: where its transcript goes below an output folder.</param>
/// <param name="Problem">Why it cannot be transcribed at all, known before it is opened.</param>
internal sealed record Recording(string Path, string Name, string Relative, string? Problem = null);
