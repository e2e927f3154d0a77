namespace Cem.Edge.Hub.Judgements;

/// <summary>What became of a wish: the judgement, or why not.</summary>
/// <param name="Faults">Words that were refused with what was expected; only with <see cref="JudgementRefusal.UnknownWord"/>.</param>
internal sealed record JudgementDecision(Judgement? Judgement, JudgementRefusal? Refusal, IReadOnlyList<string> Faults)
{
    public static implicit operator JudgementDecision(Judgement judgement) => new(judgement, null, []);

    public static implicit operator JudgementDecision(JudgementRefusal refusal) => new(null, refusal, []);
}

/// <summary>What a person pressed at one clause.</summary>
/// <param name="SeenVersions">Versions of the finding that was on the screen.</param>
/// <param name="SeenJudgement">Judgement that counted then; null for none.</param>
/// <param name="Labels">What is right instead; null says that the engine is right.</param>
internal sealed record JudgementWish(string SeenVersions, long? SeenJudgement, ClauseLabels? Labels);
