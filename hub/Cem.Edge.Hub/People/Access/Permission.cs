namespace Cem.Edge.Hub.People.Access;

/// <summary>What an endpoint or page asks of whoever calls it. Which role has which: <see cref="RolePermissions"/>; about which places: <see cref="Scope"/>.</summary>
public enum Permission
{
    /// <summary>Figures and trends: counts of presses, never a word.</summary>
    SeeFigures,

    /// <summary>Devices, their state and their ledger.</summary>
    SeeDevices,

    /// <summary>Redacted words of customers.</summary>
    SeeRemarks,

    /// <summary>Calls: customers' words beside those of a clerk.</summary>
    SeeCalls,

    /// <summary>Alerts and improvement tasks.</summary>
    SeeTasks,

    /// <summary>Taxonomies, scorings and how often the engine was right.</summary>
    SeeScoring,

    /// <summary>State of the broker and of the ingest.</summary>
    SeeOperations,

    /// <summary>Who changed, corrected or exported what.</summary>
    SeeAuditLog,

    /// <summary>Own account and password: whoever is signed in.</summary>
    OwnAccount,

    /// <summary>Own API keys: nobody who has not chosen a password of their own yet, since a key outlives it.</summary>
    OwnKeys,

    /// <summary>Take a step on a task.</summary>
    StepTasks,

    /// <summary>Say whether a finding is right.</summary>
    Judge,

    /// <summary>Ask a device for test mode and say that it is fixed.</summary>
    TendDevices,

    /// <summary>Take words out of the hub in a file.</summary>
    Export,

    /// <summary>Erase a remark for good.</summary>
    Erase,

    /// <summary>Revoke, replace and admit devices.</summary>
    ManageDevices,

    /// <summary>Taxonomies and re-scoring.</summary>
    ManageScoring,

    /// <summary>Write answers of other channels.</summary>
    Import,

    /// <summary>Accounts and everybody's API keys.</summary>
    ManageAccounts,
}
