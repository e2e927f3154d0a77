using Microsoft.AspNetCore.Authorization;

namespace Cem.Edge.Hub.People.Access;

/// <summary>One policy per <see cref="Permission"/>. An endpoint that names none, nor says that it is for everybody, is refused to everybody.</summary>
internal static class AccessFeature
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        AuthorizationBuilder policies = services.AddAuthorizationBuilder();
        foreach (Permission permission in Enum.GetValues<Permission>())
        {
            policies.AddPolicy(permission.ToString(), policy => policy.AddRequirements(new PermissionRequirement(permission)));
        }

        policies.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoEndpointOfOurs).Build());
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        return services;
    }

    // No such address, wrong method, wrong kind of content: whoever is signed in is told which; nobody else learns what there is.
    private static bool IsNoEndpointOfOurs(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint && context.User.Identity?.IsAuthenticated == true;
}
