using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.ApiKeys;
using Cem.Edge.Hub.People.Audit;
using Microsoft.AspNetCore.Identity;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>Makes, resets and ends accounts. Every change of one ends its sessions.</summary>
internal sealed class AccountDesk(UserManager<Account> manager, PeopleBook people, ApiKeyBook keys, JourneyBook journey, AuditLog audit, TimeProvider time)
{
    /// <summary>Makes an account, or gives the one that is there a new password and a new place.</summary>
    public async Task<AccountDecision> GiveAsync(string id, AccountWish wish, Person by, CancellationToken cancellation)
    {
        if (AccountRules.Fault(id, wish, journey.Current) is { } fault)
        {
            return fault;
        }

        if (wish.ExternalId is { } external && people.Accounts.Any(other => other.Id != id && other.ExternalId == external))
        {
            return AccountRefusal.ExternalIdTaken;
        }

        Account? known = await manager.FindByIdAsync(id);
        if (known is not null && wish.Role is not (null or PersonRole.Admin) && people.Find(id) is { Role: PersonRole.Admin } && !LeavesAdmin(id))
        {
            return AccountRefusal.LastAdmin;
        }

        string password = wish.Password ?? OneTimePassword.New();
        Person person = journey.Current.Person(id) ?? new Person(id, wish.Name ?? id, wish.Role!, wish.Region, wish.Site, wish.Department); // a role is given where the journey knows nobody
        if (PasswordRules.Fault(password, person) is { } weak)
        {
            return AccountRules.PasswordRefusal(weak);
        }

        Account account = known ?? new Account { Id = id };
        (account.Name, account.Role, account.Region, account.Site, account.Department) = (wish.Name, wish.Role, wish.Region, wish.Site, wish.Department);
        account.ExternalId = wish.ExternalId ?? account.ExternalId;
        account.OneTimeUntil = wish.OneTime || by.Id != OperatorKey.PersonId ? time.GetUtcNow() + OneTimePassword.GoodFor : null;
        (account.Failures, account.LockedUntil, account.IsDisabled) = (0, null, false);
        account.PasswordHash = manager.PasswordHasher.HashPassword(account, password);
        account.Stamp = Guid.NewGuid().ToString("N");
        Succeed(known is null ? await manager.CreateAsync(account) : await manager.UpdateAsync(account));
        await audit.AddAsync(by, known is null ? AuditAction.AccountMade : AuditAction.AccountReset, id, person.Role, CancellationToken.None);
        if (known is not null)
        {
            await keys.RevokeAllAsync(id, by);
        }

        return new AccountDecision(null, wish.Password is null ? password : null);
    }

    /// <summary>Shuts somebody out at once, or lets them in again.</summary>
    public async Task<AccountRefusal?> DisableAsync(string id, bool isDisabled, Person by, CancellationToken cancellation)
    {
        if (await manager.FindByIdAsync(id) is not { } account)
        {
            return AccountRefusal.NoSuchAccount;
        }

        if (isDisabled && people.Find(id) is { Role: PersonRole.Admin } && !LeavesAdmin(id))
        {
            return AccountRefusal.LastAdmin;
        }

        account.IsDisabled = isDisabled;
        Succeed(await manager.UpdateSecurityStampAsync(account));
        await audit.AddAsync(by, isDisabled ? AuditAction.AccountDisabled : AuditAction.AccountEnabled, id, "", CancellationToken.None);
        return null;
    }

    /// <summary>The owner chooses a password; all their sessions end, the caller signs this one in again.</summary>
    public async Task<AccountRefusal?> ChangePasswordAsync(string id, string old, string chosen, string again, CancellationToken cancellation)
    {
        if (await manager.FindByIdAsync(id) is not { } account)
        {
            return AccountRefusal.NoSuchAccount;
        }

        if (chosen != again)
        {
            return AccountRefusal.NotTheSame;
        }

        // Else the word that somebody else has read out would be the lasting one.
        if (chosen == old)
        {
            return AccountRefusal.PasswordNotNew;
        }

        if (await manager.IsLockedOutAsync(account) || !await manager.CheckPasswordAsync(account, old))
        {
            // Counted like a wrong one at the door: a session that was left open is no place to guess.
            await manager.AccessFailedAsync(account);
            await audit.AddAsync(people.Find(id), AuditAction.SignInRefused, id, "wrong password at its change", CancellationToken.None);
            return AccountRefusal.WrongPassword;
        }

        account.OneTimeUntil = null;
        IdentityResult result = await manager.ChangePasswordAsync(account, old, chosen);
        if (result.Errors.FirstOrDefault() is { } error)
        {
            return AccountRules.PasswordRefusal(error.Code);
        }

        await audit.AddAsync(people.Find(id), AuditAction.PasswordChanged, id, "", CancellationToken.None);
        return null;
    }

    /// <summary>Ends every session of one account.</summary>
    public async Task SignOutEverywhereAsync(string id, CancellationToken cancellation)
    {
        if (await manager.FindByIdAsync(id) is { } account)
        {
            Succeed(await manager.UpdateSecurityStampAsync(account));
            await audit.AddAsync(people.Find(id), AuditAction.SignedOut, id, "everywhere", CancellationToken.None);
        }
    }

    private bool LeavesAdmin(string without) => AccountRules.LeavesAdmin(without, people.Accounts, people.Find);

    // What can be wrong was asked before; Identity has nothing more to object.
    private static void Succeed(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"the account was not written: {string.Join(", ", result.Errors.Select(error => error.Code))}");
        }
    }
}
