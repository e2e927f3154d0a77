using System.Reflection;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.People.Access;

/// <summary>Who calls an endpoint and what they may see. An endpoint takes it as a parameter; its permission is checked before.</summary>
internal sealed record Caller(Person Person, Scope Scope)
{
    /// <exception cref="InvalidOperationException">The endpoint asks for no permission, or answers nobody.</exception>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo _)
    {
        Person person = context.RequestServices.GetRequiredService<PeopleBook>().Of(context.User)
            ?? throw new InvalidOperationException($"{context.Request.Path} takes a caller and lets everybody in; give it a permission");
        return ValueTask.FromResult<Caller?>(new Caller(person, Scope.Of(person, context.RequestServices.GetRequiredService<JourneyBook>().Current)));
    }
}
