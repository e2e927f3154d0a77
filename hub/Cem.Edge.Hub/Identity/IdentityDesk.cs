using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Audit;

namespace Cem.Edge.Hub.Identity;

/// <summary>What a person decides about identities. Everything that a slip could do can be taken back.</summary>
internal sealed partial class IdentityDesk(
    IdentityBook book, ClaimTable claims, CertificateDesk certificates, MqttBroker broker, JourneyBook journey, AuditLog audit, TimeProvider time, ILogger<IdentityDesk> logger)
{
    private const string ReplacementOrigin = "replacement: ";

    /// <summary>Shuts a device or a claim credential out, and ends its connection.</summary>
    public async Task<IdentityRefusal?> RevokeAsync(string name, Person? person, CancellationToken cancellation)
    {
        if (IdentityRights.Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        bool isClaim = name.StartsWith(ClaimClient.Prefix, StringComparison.Ordinal);
        if (!(isClaim ? CemId.IsValid(name[ClaimClient.Prefix.Length..]) : book.Find(name) is not null || journey.Current.Device(name) is not null))
        {
            return IdentityRefusal.NoSuchDevice;
        }

        if (!await book.RevokeAsync(name, person!.Name, cancellation)) // without a person there is a hindrance
        {
            return IdentityRefusal.NothingToDo;
        }

        LogRevoked(name, person.Id);
        await audit.AddAsync(person, AuditAction.DeviceRevoked, name, "", CancellationToken.None);
        await broker.CutAsync(name, $"'{name}' is revoked");
        return null;
    }

    /// <summary>Takes a revocation back.</summary>
    public async Task<IdentityRefusal?> RestoreAsync(string name, Person? person, CancellationToken cancellation)
    {
        if (IdentityRights.Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        if (!await book.RestoreAsync(name, person!.Name, cancellation)) // as above
        {
            return book.Find(name) is null ? IdentityRefusal.NoSuchDevice : IdentityRefusal.NothingToDo;
        }

        LogRestored(name, person.Id);
        await audit.AddAsync(person, AuditAction.DeviceRestored, name, "", CancellationToken.None);
        return null;
    }

    /// <summary>Lets hardware that waits have the identity it asks for, or not. Until it has fetched its certificate the decision can be changed.</summary>
    /// <param name="verdict">A <see cref="ClaimVerdict"/>.</param>
    public async Task<IdentityRefusal?> DecideAsync(string serial, string device, string verdict, Person? person, CancellationToken cancellation)
    {
        if (IdentityRights.Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        if (!await claims.DecideAsync(serial, device, verdict, cancellation))
        {
            return IdentityRefusal.NoSuchClaim;
        }

        LogDecided(device, serial, verdict, person!.Id); // as above
        await audit.AddAsync(person, AuditAction.ClaimDecided, device, $"{serial}: {verdict}", CancellationToken.None);
        await certificates.SendDecidedAsync(journey.Current.Tenant, serial, device, verdict, cancellation);
        return null;
    }

    /// <summary>Puts <paramref name="by"/> at the touchpoint of <paramref name="old"/> from now on. The old one may still deliver what it holds; whoever has lost it revokes it too.</summary>
    public async Task<IdentityRefusal?> ReplaceAsync(string old, string by, Person? person, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        if ((IdentityRights.Hindrance(person) ?? Replacement.Hindrance(journey.Current, old, by, now)) is { } hindrance)
        {
            return hindrance;
        }

        byte[] edited = Replacement.Edit(await journey.DocumentAsync(cancellation), old, by, now);
        JourneyReading reading = await journey.ImportAsync(edited, $"{ReplacementOrigin}{old} {by}", cancellation);
        if (reading.Map is null)
        {
            return IdentityRefusal.NotFree;
        }

        LogReplaced(old, by, person!.Id); // as above
        await audit.AddAsync(person, AuditAction.DeviceReplaced, old, by, CancellationToken.None);
        return null;
    }

    /// <summary>Takes the last replacement of <paramref name="old"/> back; only while nothing else has changed the journey.</summary>
    public async Task<IdentityRefusal?> UndoReplaceAsync(string old, Person? person, CancellationToken cancellation)
    {
        if (IdentityRights.Hindrance(person) is { } hindrance)
        {
            return hindrance;
        }

        if (!await journey.TakeBackAsync(origin => origin.StartsWith($"{ReplacementOrigin}{old} ", StringComparison.Ordinal), cancellation))
        {
            return IdentityRefusal.ChangedSince;
        }

        LogReplacementUndone(old, person!.Id); // as above
        await audit.AddAsync(person, AuditAction.ReplacementUndone, old, "", CancellationToken.None);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} is revoked by {Person}")]
    private partial void LogRevoked(string name, string person);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name} may speak again, says {Person}")]
    private partial void LogRestored(string name, string person);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Claim of {Device} on hardware {Serial}: {Verdict}, says {Person}")]
    private partial void LogDecided(string device, string serial, string verdict, string person);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Old} is replaced by {New}, says {Person}")]
    private partial void LogReplaced(string old, string @new, string person);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Old} stands where it stood again, says {Person}")]
    private partial void LogReplacementUndone(string old, string person);
}
