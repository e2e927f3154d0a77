using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>How one person signs in. Who they are and what they may do stands in the journey, or here where the journey does not know them. Written through <see cref="AccountStore"/>.</summary>
internal sealed class Account
{
    /// <summary>Id of the person, and what they sign in with.</summary>
    public string Id { get; set; } = "";

    public string? Name { get; set; }

    public string? Role { get; set; }

    public string? Region { get; set; }

    public string? Site { get; set; }

    public string? Department { get; set; }

    /// <summary>The person that stands here; null where the journey holds them.</summary>
    public Person? OwnPerson => Role is { } role ? new Person(Id, Name ?? Id, role, Region, Site, Department) : null;

    public string? PasswordHash { get; set; }

    /// <summary>Set while the password is one that somebody else made: until then it lets its owner choose another, and do nothing else.</summary>
    public DateTimeOffset? OneTimeUntil { get; set; }

    public bool OneTime => OneTimeUntil is not null;

    /// <summary>Changes with everything that must end all sessions.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>The stamp when this row was read: a change made since by somebody else is not overwritten. Null for one that is new.</summary>
    public string? ReadStamp { get; init; }

    public int Failures { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>Value of the claim that the OpenID provider sends for this person; null where they do not sign in that way.</summary>
    public string? ExternalId { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? SignedInAt { get; set; }
}
