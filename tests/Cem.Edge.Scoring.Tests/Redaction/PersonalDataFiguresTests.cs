using System.Globalization;
using Cem.Edge.Scoring.Tests.Support;
using Cem.Edge.Tools.EvaluateScoring.PersonalData;
using Xunit.Abstractions;

namespace Cem.Edge.Scoring.Tests.Redaction;

/// <summary>Figures on made-up remarks, written and spoken, English and Chinese; the floors are those of SCORING.md 10 and of goal 22.</summary>
public sealed class PersonalDataFiguresTests(ITestOutputHelper output)
{
    private static readonly Lazy<IReadOnlyDictionary<string, MaskFigure>> Figures =
        new(() => PersonalDataFigures.Measure(OneScorer.Shared, new PersonalDataSamples(seed: 20261124).Make(perClass: 100)));

    [Theory]
    [InlineData("card_written", 0.995)]
    [InlineData("card_spoken", 0.995)]
    [InlineData("card_code_written", 0.99)]
    [InlineData("card_code_spoken", 0.99)]
    [InlineData("id_written", 0.99)]
    [InlineData("id_spoken", 0.95)]
    [InlineData("phone_written", 0.99)]
    [InlineData("phone_spoken", 0.95)]
    [InlineData("email_written", 0.99)]
    [InlineData("email_spoken", 0.95)]
    [InlineData("ip_written", 0.99)]
    [InlineData("ip_spoken", 0.95)]
    [InlineData("plate_written", 0.99)]
    [InlineData("plate_spoken", 0.95)]
    [InlineData("order_written", 0.99)]
    [InlineData("order_spoken", 0.95)]
    [InlineData("address", 0.95)]
    [InlineData("name_en", 0.7)]
    [InlineData("name_zh", 0.85)]
    public void Of_the_values_of_a_class_nothing_is_left(string figure, double floor)
    {
        var measured = Figures.Value[figure];

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}: recall {measured.Recall:0.000}, right kind {measured.Kind:0.000}, precision {measured.Precision:0.000}, n {measured.N}"));
        Assert.InRange(measured.Recall, floor, 1);
    }

    [Fact]
    public void Remarks_without_personal_data_stay_as_they_are() =>
        Assert.All(Tools.EvaluateScoring.PersonalData.Remarks.Plain, text => Assert.Equal(text, OneScorer.Redact(text)));

    [Fact]
    public void The_same_seed_makes_the_same_remarks() =>
        Assert.Equal(new PersonalDataSamples(7).Make(2).Select(sample => sample.Text), new PersonalDataSamples(7).Make(2).Select(sample => sample.Text));
}
