namespace Cem.Edge.Hub.People.Accounts;

/// <summary>Why nothing was changed.</summary>
internal enum AccountRefusal
{
    /// <summary>The id is none: a-z, 0-9 and hyphen, at most 40.</summary>
    BadId,

    /// <summary>The journey does not know this person, and no role was given.</summary>
    NoSuchPerson,

    /// <summary>No such role, region, site or department, or one is missing that the role needs.</summary>
    BadRole,

    NoSuchAccount,

    /// <summary>It would leave nobody who can sign in as an administrator.</summary>
    LastAdmin,

    /// <summary>The old password is not right.</summary>
    WrongPassword,

    /// <summary>The second copy differs.</summary>
    NotTheSame,

    /// <summary>It is the old one.</summary>
    PasswordNotNew,

    PasswordTooShort,
    PasswordTooLong,
    PasswordTooPlain,
    PasswordGuessedFirst,

    /// <summary>Another account has this OpenID subject.</summary>
    ExternalIdTaken,
}

/// <param name="Password">To be shown once; null when nobody but its owner knows it.</param>
internal sealed record AccountDecision(AccountRefusal? Refusal, string? Password = null)
{
    public static implicit operator AccountDecision(AccountRefusal refusal) => new(refusal);
}

/// <summary>An account that is wanted. Without a role the journey must know the person.</summary>
/// <param name="Password">Null: the hub makes a one-time password.</param>
/// <param name="OneTime">Whether its owner must choose another at the first sign-in; false is for the operator of the machine only.</param>
internal sealed record AccountWish(
    string? Name = null, string? Role = null, string? Region = null, string? Site = null, string? Department = null, string? ExternalId = null, string? Password = null, bool OneTime = true);
