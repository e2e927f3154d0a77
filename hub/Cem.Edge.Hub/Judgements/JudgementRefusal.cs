namespace Cem.Edge.Hub.Judgements;

/// <summary>Why a judgement is not taken. Every value has a sentence with a remedy in the texts (<c>Judge.Refused.*</c>).</summary>
internal enum JudgementRefusal
{
    /// <summary>Nobody is signed in.</summary>
    NobodyActs,

    /// <summary>Viewers look and do not touch.</summary>
    RoleMayNot,

    /// <summary>The remark was deleted by its shopper, or has no such clause.</summary>
    NoSuchClause,

    /// <summary>Somebody else judged it, or it was re-scored, while it was on the screen.</summary>
    ChangedMeanwhile,

    /// <summary>A correction that corrects nothing: press "right" instead.</summary>
    NothingCorrected,

    /// <summary>A word that no example may have; <see cref="LabelRules"/> tells which.</summary>
    UnknownWord,

    /// <summary>It no longer counts, so there is nothing to take back.</summary>
    AlreadyEnded,
}
