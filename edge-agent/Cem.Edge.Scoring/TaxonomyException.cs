namespace Cem.Edge.Scoring;

/// <summary>A taxonomy file was refused; the last good one stays in use.</summary>
public sealed class TaxonomyException : Exception
{
    /// <summary>Builds the refusal of <paramref name="file"/>.</summary>
    /// <param name="file">Path as given.</param>
    /// <param name="faults">At least one fault, in order of lines.</param>
    public TaxonomyException(string file, IReadOnlyList<TaxonomyFault> faults)
        : base($"Taxonomy {file} is refused: {string.Join("; ", faults)}. Correct it, or leave the setting empty to use the shipped one.")
    {
        File = file;
        Faults = faults;
    }

    /// <summary>Path as given.</summary>
    public string File { get; }

    /// <summary>Every fault found, in order of lines.</summary>
    public IReadOnlyList<TaxonomyFault> Faults { get; }
}

/// <summary>One reason why a taxonomy file is refused.</summary>
/// <param name="Line">Line in the file, from 1; 0 when the file as a whole is at fault.</param>
/// <param name="Reason">What is wrong and what was expected.</param>
public sealed record TaxonomyFault(int Line, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? Reason : $"line {Line}: {Reason}";
}
