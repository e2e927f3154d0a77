namespace Cem.Edge.Speech.Decoding;

/// <summary>A recording that cannot be used. The message reads "file: problem. Remedy".</summary>
public sealed class AudioException : Exception
{
    /// <summary>Creates the error; the message becomes "<paramref name="file"/>: <paramref name="problem"/>. <paramref name="remedy"/>".</summary>
    public AudioException(string file, string problem, string remedy, Exception? inner = null)
        : base($"{file}: {problem}. {remedy}", inner)
    {
        File = file;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>The file in question.</summary>
    public string File { get; }

    /// <summary>What is wrong, without a full stop.</summary>
    public string Problem { get; }

    /// <summary>What a person can do about it.</summary>
    public string Remedy { get; }

    internal static AudioException Unreadable(string file, Exception problem) =>
        new(file, $"cannot be read ({problem.Message.TrimEnd('.')})", "Check that it is a file, its rights and the disk.", problem);
}
