using System.Security.Claims;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Audit;
using Microsoft.AspNetCore.Identity;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>Checks a password or what an OpenID provider says, one at a time: two guesses at once must not count as one, and hashing must not take every core.</summary>
internal sealed class SignInDesk(IServiceScopeFactory scopes, PeopleBook people, AuditLog audit, TimeProvider time) : IDisposable
{
    private static readonly Account Nobody = new() { Id = "nobody" };

    private readonly SemaphoreSlim turn = new(1, 1);
    private string? nobodysHash;

    /// <summary>The session to begin, or null: wrong name, wrong password, disabled and locked look the same from outside.</summary>
    public async Task<ClaimsPrincipal?> PasswordAsync(string name, string password, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await using AsyncServiceScope scope = scopes.CreateAsyncScope();
            UserManager<Account> manager = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            string id = name.Trim().ToLowerInvariant();
            if (await manager.FindByIdAsync(id) is not { PasswordHash: not null } account)
            {
                // Who is not there takes as long as who is.
                nobodysHash ??= manager.PasswordHasher.HashPassword(Nobody, OneTimePassword.New());
                manager.PasswordHasher.VerifyHashedPassword(Nobody, nobodysHash, password);
                return await RefuseAsync(id, "no such account", cancellation);
            }

            // Asked first, so that a locked account takes as long as another.
            bool isRight = await manager.CheckPasswordAsync(account, password);
            if (await manager.IsLockedOutAsync(account))
            {
                return await RefuseAsync(id, "locked", cancellation);
            }

            if (!isRight)
            {
                await manager.AccessFailedAsync(account);
                return await RefuseAsync(id, "wrong password", cancellation);
            }

            if (account.OneTimeUntil < time.GetUtcNow())
            {
                return await RefuseAsync(id, "one-time password too old", cancellation);
            }

            return await BeginAsync(manager, account, "password", cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The session of whoever the provider vouches for, or null when no account has this <paramref name="externalId"/>.</summary>
    public async Task<ClaimsPrincipal?> ExternalAsync(string externalId, StringComparison compare, CancellationToken cancellation)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        UserManager<Account> manager = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return people.Accounts.FirstOrDefault(one => string.Equals(one.ExternalId, externalId, compare)) is { } known
            && await manager.FindByIdAsync(known.Id) is { } account
            ? await BeginAsync(manager, account, "openid", cancellation)
            : await RefuseAsync(externalId, "no account with this OpenID subject", cancellation);
    }

    /// <summary>Anew for somebody whose account was just changed by themselves.</summary>
    public ClaimsPrincipal? Again(string id) => people.Account(id) is { } account && people.Find(id) is { } person ? SessionClaims.Of(person, account, time.GetUtcNow()) : null;

    public void Dispose() => turn.Dispose();

    private async Task<ClaimsPrincipal?> BeginAsync(UserManager<Account> manager, Account account, string how, CancellationToken cancellation)
    {
        if (people.Find(account.Id) is not Person person)
        {
            return await RefuseAsync(account.Id, account.IsDisabled ? "disabled" : "the journey no longer knows this person", cancellation);
        }

        DateTimeOffset now = time.GetUtcNow();
        (account.Failures, account.LockedUntil, account.SignedInAt) = (0, null, now);
        if (!(await manager.UpdateAsync(account)).Succeeded)
        {
            return await RefuseAsync(account.Id, "changed while signing in", cancellation);
        }

        await audit.AddAsync(person, AuditAction.SignedIn, account.Id, how, cancellation);
        return SessionClaims.Of(person, account, now);
    }

    private async Task<ClaimsPrincipal?> RefuseAsync(string id, string why, CancellationToken cancellation)
    {
        await audit.AddAsync(null, AuditAction.SignInRefused, id, why, cancellation);
        return null;
    }
}
