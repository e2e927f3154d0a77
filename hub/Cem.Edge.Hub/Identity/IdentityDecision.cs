using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;

namespace Cem.Edge.Hub.Identity;

/// <summary>Why nothing was done. Every value has a sentence with a remedy in the texts (<c>Identity.Refused.*</c>).</summary>
internal enum IdentityRefusal
{
    /// <summary>Nobody is signed in.</summary>
    NobodyActs,

    /// <summary>Who may speak is the administrator's.</summary>
    OnlyAdmin,

    /// <summary>Neither the journey nor the list of identities knows that name.</summary>
    NoSuchDevice,

    /// <summary>It is so already.</summary>
    NothingToDo,

    /// <summary>No claim of this hardware waits.</summary>
    NoSuchClaim,

    /// <summary>The device stands at no touchpoint, so there is nothing to take over.</summary>
    StandsNowhere,

    /// <summary>The new device is no id, stands somewhere already, or is the old one.</summary>
    NotFree,

    /// <summary>The journey has changed since, so the replacement cannot be taken back as a whole.</summary>
    ChangedSince,
}

/// <summary>Who may decide about identities.</summary>
internal static class IdentityRights
{
    /// <summary>Why this person may not; null when they may.</summary>
    public static IdentityRefusal? Hindrance(Person? person) => person switch
    {
        null => IdentityRefusal.NobodyActs,
        _ when !person.May(Permission.ManageDevices) => IdentityRefusal.OnlyAdmin,
        _ => null,
    };
}
