using Cem.Edge.Tools.EvaluateScoring.Sets;
using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.Tests.EvaluateScoring.Sets;

public class AspectMappingTests
{
    [Fact]
    public void Columns_of_one_node_are_one_node_with_the_sum_of_their_signs() =>
        Assert.Equal(
            new Dictionary<string, int> { ["queue-waiting"] = -2, ["product"] = 0, ["environment"] = 1 },
            AspectMapping.Asap.Real(Labelled(("service_wait_time", -1), ("service_serving_speed", -1), ("dish_taste", 1), ("dish_look", -1), ("location_traffic", 1))));

    [Fact]
    public void What_a_set_cannot_name_is_not_judged() =>
        Assert.Equal(["product"], AspectMapping.Asap.Found(new Dictionary<string, double?> { ["product"] = 0.5, ["delivery-pickup"] = -0.5 }).Keys);

    [Fact]
    public void Service_is_attitude_or_waiting_whichever_is_found()
    {
        var real = Assert.Single(AspectMapping.SemEval.Real(Labelled(("SERVICE#GENERAL", -1))));

        Assert.Equal([KeyValuePair.Create<string, double?>(real.Key, -0.4)], AspectMapping.SemEval.Found(new Dictionary<string, double?> { ["queue-waiting"] = -0.4 }));
        Assert.Equal([KeyValuePair.Create<string, double?>(real.Key, -0.5)], AspectMapping.SemEval.Found(new Dictionary<string, double?> { ["queue-waiting"] = -0.6, ["staff-attitude"] = -0.4 }));
    }

    [Theory]
    [InlineData("FOOD#QUALITY", "product")]
    [InlineData("DRINKS#STYLE_OPTIONS", "range-stock")]
    [InlineData("RESTAURANT#PRICES", "price-promotion")]
    [InlineData("AMBIENCE#GENERAL", "environment")]
    public void Category_has_its_node(string category, string node) => Assert.Equal([node], AspectMapping.SemEval.Real(Labelled((category, 1))).Keys);

    [Theory]
    [InlineData("RESTAURANT#GENERAL")]
    [InlineData("RESTAURANT#MISCELLANEOUS")]
    public void Whole_place_has_no_node(string category) => Assert.Empty(AspectMapping.SemEval.Real(Labelled((category, 1))));

    private static AspectText Labelled(params (string Category, int Sign)[] aspects) => new("", "en", [.. aspects.Select(aspect => new AspectLabel(aspect.Category, aspect.Sign))]);
}
