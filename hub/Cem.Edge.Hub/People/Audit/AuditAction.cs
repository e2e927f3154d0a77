namespace Cem.Edge.Hub.People.Audit;

/// <summary>What the audit log names; the words are stored, so they are never changed.</summary>
internal static class AuditAction
{
    public const string SignedIn = "signed-in";
    public const string SignInRefused = "sign-in-refused";
    public const string SignedOut = "signed-out";
    public const string PasswordChanged = "password-changed";
    public const string AccountMade = "account-made";
    public const string AccountReset = "account-reset";
    public const string AccountDisabled = "account-disabled";
    public const string AccountEnabled = "account-enabled";
    public const string KeyMade = "key-made";
    public const string KeyRevoked = "key-revoked";
    public const string TaskStep = "task-step";
    public const string Judged = "judged";
    public const string JudgementUndone = "judgement-undone";
    public const string DeviceRevoked = "device-revoked";
    public const string DeviceRestored = "device-restored";
    public const string DeviceReplaced = "device-replaced";
    public const string ReplacementUndone = "replacement-undone";
    public const string ClaimDecided = "claim-decided";
    public const string DeviceTested = "device-tested";
    public const string DeviceFixed = "device-fixed";
    public const string TaxonomyImported = "taxonomy-imported";
    public const string ScoringBegun = "scoring-begun";
    public const string ScoringChosen = "scoring-chosen";
    public const string Imported = "imported";
    public const string Exported = "exported";
    public const string Erased = "erased";

    public static readonly IReadOnlyList<string> All =
    [
        SignedIn, SignInRefused, SignedOut, PasswordChanged, AccountMade, AccountReset, AccountDisabled, AccountEnabled, KeyMade, KeyRevoked, TaskStep, Judged, JudgementUndone,
        DeviceRevoked, DeviceRestored, DeviceReplaced, ReplacementUndone, ClaimDecided, DeviceTested, DeviceFixed, TaxonomyImported, ScoringBegun, ScoringChosen, Imported, Exported, Erased,
    ];
}
