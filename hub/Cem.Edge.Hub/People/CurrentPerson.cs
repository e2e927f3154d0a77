using System.Security.Claims;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.People;

/// <summary>From a signed-in principal to the person of the journey; rights are read from the journey as it is now, not as it was at sign-in.</summary>
internal static class CurrentPerson
{
    public static Person? ActingPerson(this JourneyBook journey, ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? journey.Current.Person(id) : null;
}
