using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;

namespace Cem.Edge.Hub.Judgements;

/// <summary>Who may judge what, and what a judgement is. Pure.</summary>
internal static class JudgementRules
{
    /// <param name="clause">The clause as it stands now; null when there is none.</param>
    /// <param name="top">First level of a taxonomy id.</param>
    public static JudgementDecision Decide(JudgementWish wish, long arrival, ClauseReading? clause, Person? person, LabelRules rules, Func<string, string> top, DateTimeOffset now)
    {
        if (Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        if (clause?.Place is not { } place)
        {
            return JudgementRefusal.NoSuchClause;
        }

        if (clause.Engine.Versions != wish.SeenVersions || clause.Judgement?.Id != wish.SeenJudgement)
        {
            return JudgementRefusal.ChangedMeanwhile;
        }

        ClauseLabels before = ClauseLabels.Of(clause.Engine, top);
        ClauseLabels after = wish.Labels ?? before;
        if (wish.Labels is not null && rules.Faults(after) is { Count: > 0 } faults)
        {
            return new JudgementDecision(null, JudgementRefusal.UnknownWord, faults);
        }

        if (wish.Labels is not null && before.DifferenceTo(after).Count == 0)
        {
            return JudgementRefusal.NothingCorrected;
        }

        return new Judgement
        {
            Arrival = arrival,
            Place = place,
            Language = clause.Engine.Language,
            PersonId = person!.Id, // nobody is hindered above
            PersonName = person.Name,
            At = now,
            Versions = clause.Engine.Versions,
            SpokenBy = clause.Engine.SpokenBy,
            Before = before,
            After = after,
        };
    }

    /// <summary>Why this person may not judge at all; null when they may.</summary>
    public static JudgementRefusal? Hindrance(Person? person) => person switch
    {
        null => JudgementRefusal.NobodyActs,
        _ when !person.May(Permission.Judge) => JudgementRefusal.RoleMayNot,
        _ => null,
    };
}
