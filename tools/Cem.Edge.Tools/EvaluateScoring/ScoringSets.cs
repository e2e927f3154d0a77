using Cem.Edge.Tools.EvaluateScoring.Sets;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.EvaluateScoring;

/// <summary>Everything there is to measure on, read before anything is scored: a broken file is known at once.</summary>
internal sealed record ScoringSets
{
    public required DataFolder Data { get; init; }

    /// <summary>Whether personal data is made up and masked.</summary>
    public bool AsksPersonalData { get; init; } = true;

    public required IReadOnlyList<PolaritySet> Polarity { get; init; }
    public required IReadOnlyList<AspectSet> Aspects { get; init; }
    public required IReadOnlyList<RequestSet> Requests { get; init; }

    /// <summary>Held-out remarks of the project with their truth; empty where nobody has labelled them.</summary>
    public required IReadOnlyList<OwnRemark> Own { get; init; }

    public required IReadOnlyList<AlarmRemark> Critical { get; init; }
    public required IReadOnlyList<AlarmRemark> Harmless { get; init; }

    /// <param name="remarks">Folder of the project's own remarks, or null.</param>
    public static ScoringSets Read(DataFolder data, string? remarks)
    {
        OwnRemark[] own = remarks is not null && File.Exists(Path.Combine(remarks, OwnRemarks.Settled)) ? [.. OwnRemarks.Read(remarks).Where(remark => remark.IsHeldOut)] : [];
        var sets = new ScoringSets
        {
            Data = data,
            Polarity = [.. PolaritySets.Find(data), .. own.GroupBy(remark => remark.Language).Select(OneSided)],
            Aspects = AspectSets.Find(data),
            Requests = RequestSet.Find(data),
            Own = own,
            Critical = Alarms(remarks, OwnRemarks.Critical),
            Harmless = Alarms(remarks, OwnRemarks.Harmless),
        };
        return sets.Names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new UsageException($"Two files give the set \"{twice.Key}\" its name. Rename one of them.")
            : sets;
    }

    public IEnumerable<string> Names =>
        [.. Polarity.Select(set => set.Name), .. Aspects.SelectMany(set => new[] { $"aspects_{set.Name}", $"aspect_polarity_{set.Name}" }), .. Requests.Select(set => set.Name), "own", "alarms", "pii"];

    public IEnumerable<(string Text, string Language)> Texts =>
    [
        .. Polarity.SelectMany(set => set.Texts.Select(text => (text.Text, text.Language))),
        .. Aspects.SelectMany(set => set.Texts.Select(text => (text.Text, text.Language))),
        .. Requests.SelectMany(set => set.Texts.Select(text => (text.Text, text.Language))),
        .. Own.Select(remark => (remark.Text, remark.Language)),
        .. Critical.Concat(Harmless).Select(remark => (remark.Text, remark.Language)),
    ];

    /// <summary>Texts that hold no personal data: reviews, requests to a bank, and remarks that only sound dangerous.</summary>
    public IEnumerable<(string Text, string Language)> Plain =>
    [
        .. Polarity.Where(set => !set.IsDerived).SelectMany(set => set.Texts.Select(text => (text.Text, text.Language))),
        .. Requests.Where(set => !set.Name.StartsWith(RequestTexts.WithNames, StringComparison.Ordinal)).SelectMany(set => set.Texts.Select(text => (text.Text, text.Language))),
        .. Harmless.Select(remark => (remark.Text, remark.Language)),
    ];

    /// <summary>Only sets whose names are given, and what they are measured against; all where none is given.</summary>
    public ScoringSets Only(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return this;
        var wanted = names.SelectMany(name => new[] { name, Base(name) }).ToHashSet();
        return this with
        {
            AsksPersonalData = names.Contains("pii"),
            Polarity = [.. Polarity.Where(set => wanted.Contains(set.Name))],
            Aspects = [.. Aspects.Where(set => names.Any(name => name == $"aspects_{set.Name}" || name == $"aspect_polarity_{set.Name}"))],
            Requests = [.. Requests.Where(set => wanted.Contains(set.Name))],
            Own = names.Contains("own") ? Own : [],
            Critical = names.Contains("alarms") ? Critical : [],
            Harmless = names.Contains("alarms") ? Harmless : [],
        };
    }

    private static string Base(string name) => name.EndsWith("_wer10", StringComparison.Ordinal) || name.EndsWith("_cer10", StringComparison.Ordinal) ? name[..^"_wer10".Length] + PolaritySet.BareEnding : name;

    private static PolaritySet OneSided(IGrouping<string, OwnRemark> remarks) => new(
        $"own_{remarks.Key}",
        [.. remarks.Where(remark => remark.Truth.Polarity is "positive" or "negative").Select(remark => new PolarText(remark.Text, remark.Language, remark.Truth.Polarity == "positive"))]);

    private static IReadOnlyList<AlarmRemark> Alarms(string? remarks, string file) =>
        remarks is not null && File.Exists(Path.Combine(remarks, file)) ? OwnRemarks.Alarms(remarks, file) : [];
}
