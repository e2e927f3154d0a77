using Cem.Edge.Hub.Improvement;

namespace Cem.Edge.Hub.Tests.Improvement;

public sealed class TaskRoutingTests
{
    [Fact]
    public void A_critical_remark_goes_to_the_department_of_its_aspect_and_the_others_are_told()
    {
        TaskAddress address = TaskRouting.Address(new TaskPlaces("quality", ["supply-chain"], "category", "amira"));
        Assert.Equal(("quality", ""), (address.Department, address.Person));
        Assert.Equal(["supply-chain", "category"], address.AlsoTold);
    }

    [Fact]
    public void Without_an_aspect_the_department_of_the_touchpoint_owns_it() =>
        Assert.Equal("category", TaskRouting.Address(new TaskPlaces("", [], "category", "amira")).Department);

    [Fact]
    public void Without_any_department_the_manager_of_the_site_is_asked()
    {
        TaskAddress address = TaskRouting.Address(new TaskPlaces("", [], "", "amira"));
        Assert.Equal(("", "amira"), (address.Department, address.Person));
    }

    [Fact]
    public void Nobody_is_told_twice() =>
        Assert.Empty(TaskRouting.Address(new TaskPlaces("quality", ["quality"], "quality", "")).AlsoTold);
}
