using Cem.Edge.Hub.Journey;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cem.Edge.Hub.People.Access;

/// <summary>Who reads the page, and what they may see: asked before each reading, since both can change while the page is open.</summary>
internal sealed class Reader(AuthenticationStateProvider session, PeopleBook people, JourneyBook journey)
{
    /// <summary>Null once nobody is signed in.</summary>
    public async Task<Person?> PersonAsync() => people.Of((await session.GetAuthenticationStateAsync()).User);

    public async Task<Scope> ScopeAsync() => Scope.Of(await PersonAsync(), journey.Current);

    public async Task<bool> MayAsync(Permission permission) => await PersonAsync() is { } person && person.May(permission);
}
