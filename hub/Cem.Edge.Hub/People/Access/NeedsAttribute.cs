using Microsoft.AspNetCore.Authorization;

namespace Cem.Edge.Hub.People.Access;

/// <summary>What a page or endpoint asks of its caller. Without it an endpoint is for nobody (see <see cref="AccessFeature"/>).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsAttribute : AuthorizeAttribute
{
    public NeedsAttribute(Permission permission)
        : base(permission.ToString()) => Permission = permission;

    public Permission Permission { get; }
}

internal static class NeedsExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(new NeedsAttribute(permission));
}
