using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.People;

public sealed class ScopeTests
{
    private static readonly JourneyMap Journey = JourneyFile.Read(File.ReadAllBytes(TestHub.DemoJourney)).Map!; // the shipped one is valid

    [Theory]
    [InlineData("nora", "harbour mill-lane")]
    [InlineData("wei", "lotus-plaza")]
    [InlineData("amira", "harbour")]
    [InlineData("quinn", "harbour mill-lane lotus-plaza")]
    [InlineData("vera", "harbour mill-lane lotus-plaza")]
    public void Person_sees_the_sites_of_their_place(string person, string sites) =>
        Assert.Equal(sites.Split(' ').Order(), Scope.Of(Journey.Person(person), Journey).Sites!.Order());

    [Fact]
    public void Administrator_sees_also_what_the_journey_has_forgotten()
    {
        Scope scope = Scope.Of(Journey.Person("admin"), Journey);
        Assert.True(scope.IsEverything && scope.HasSite("closed-shop") && scope.HasTouchpoint(null));
    }

    [Theory]
    [InlineData(PersonRole.RegionalManager)]
    [InlineData(PersonRole.StoreStaff)]
    [InlineData(PersonRole.DepartmentOwner)]
    [InlineData("janitor")]
    public void Role_without_its_place_sees_nothing(string role)
    {
        Scope scope = Scope.Of(new Person("x", "X", role, null, null, null), Journey);
        Assert.False(scope.HasSite("harbour") || scope.HasTouchpoint("harbour-exit") || scope.HasTouchpoint(null));
    }

    [Fact]
    public void Nobody_sees_nothing() => Assert.Same(Scope.Nothing, Scope.Of(null, Journey));

    [Fact]
    public void Permissions_of_a_role_that_does_not_exist_are_none() =>
        Assert.DoesNotContain(Enum.GetValues<Permission>(), permission => new Person("x", "X", "janitor", null, null, null).May(permission));
}
