using Cem.Edge.Hub.People.ApiKeys;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>An open page keeps its socket for hours: it too notices that its session has ended.</summary>
internal sealed class LiveSession(ILoggerFactory logging, PeopleBook people, ApiKeyBook keys, TimeProvider time) : RevalidatingServerAuthenticationStateProvider(logging)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(10);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(SessionClaims.IsAlive(authenticationState.User, people, keys, time.GetUtcNow()));
}
