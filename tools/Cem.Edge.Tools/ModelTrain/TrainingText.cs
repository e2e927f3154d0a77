namespace Cem.Edge.Tools.ModelTrain;

/// <summary>A text to learn from.</summary>
/// <param name="Form">In match form, as the scorer reads it.</param>
/// <param name="Source">File it comes from; texts of one source are held out together where a language has several.</param>
/// <param name="Positive">Sign of an opinion; null for what is learned as a request only, or as an opinion without a clear sign.</param>
/// <param name="Opinion">True for an opinion, false for a request.</param>
internal sealed record TrainingText(string Form, string Source, bool? Positive, bool Opinion);

/// <summary>A file that was read.</summary>
/// <param name="Name">Relative to its root, with forward slashes.</param>
/// <param name="Texts">Taken from it, after doubles and the held-out ones are gone.</param>
internal sealed record TrainingInput(string Name, string Sha256, int Texts, string Licence);

/// <summary>All that one language learns from, by form in ordinal order.</summary>
internal sealed record TrainingSet(string Language, IReadOnlyList<TrainingText> Texts, IReadOnlyList<TrainingInput> Inputs);
