namespace Cem.Edge.Speech;

/// <summary>A model that is missing, damaged or of a kind this engine cannot run. The message names the file and ends with what to do.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Creates the error; the message becomes "<paramref name="file"/>: <paramref name="problem"/>. <paramref name="remedy"/>".</summary>
    public ModelException(string file, string problem, string remedy, Exception? inner = null)
        : base($"{file}: {problem}. {remedy}", inner)
    {
        File = file;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>The file or folder in question.</summary>
    public string File { get; }

    /// <summary>What is wrong, in one sentence without a full stop.</summary>
    public string Problem { get; }

    /// <summary>What a person can do about it.</summary>
    public string Remedy { get; }
}
