using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.People.ApiKeys;
using Microsoft.AspNetCore.Authorization;

namespace Cem.Edge.Hub.People.Access;

internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

/// <summary>Rights are read from the journey and the accounts as they are now, not as they were at sign-in.</summary>
internal sealed class PermissionHandler(PeopleBook people) : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (people.Of(context.User) is { } person
            && person.May(requirement.Permission)
            && ApiKeyScope.Allows(context.User, requirement.Permission)
            && (requirement.Permission == Permission.OwnAccount || !SessionClaims.IsOneTime(context.User, people)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
