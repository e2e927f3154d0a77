using Cem.Edge.Scoring.Normalisation;
using Cem.Edge.Scoring.Remarks;
using Cem.Edge.Tools.LabelledText;
using Cem.Edge.Tools.ModelTrain;

namespace Cem.Edge.Tools.Tests.ModelTrain;

/// <summary>Small runs on the project's own lines; a stand-in for the encoder counts letters, so that no model is needed.</summary>
public sealed class AspectTrainingTests
{
    private const int Every = 12;

    [Fact]
    public void The_same_texts_give_the_same_bytes() => Assert.Equal(Train().Write(), Train().Write());

    [Fact]
    public void Heads_that_were_written_say_the_same_when_read()
    {
        var heads = Train();
        var read = RemarkHeads.Read(heads.Write());
        var form = MatchForm.Of("the till took my card and kept it");

        Assert.Equal(heads.Of(form, "en", StandIn(form)).Aspects, read.Of(form, "en", StandIn(form)).Aspects);
        Assert.Equal(heads.Of(form, "en", null).Praise, read.Of(form, "en", null).Praise);
    }

    [Fact]
    public void Heads_that_are_cut_short_are_refused()
    {
        var file = Train().Write();

        Assert.Throws<InvalidDataException>(() => RemarkHeads.Read(file[..^5]));
        Assert.Throws<InvalidDataException>(() => RemarkHeads.Read(file[..(file.Length / 2)]));
    }

    [Fact]
    public void Words_alone_tell_praise_from_complaint_on_what_they_were_trained_on()
    {
        var heads = Train();
        var known = Texts().Where(text => text.Praise is not null).ToArray();

        var right = known.Count(text => heads.Of(text.Form, text.Language, null).Praise > 0 == text.Praise);

        Assert.True(right > 0.9 * known.Length, $"{right} of {known.Length} right");
    }

    [Fact]
    public void No_written_line_is_a_remark_of_the_held_out_third()
    {
        var heldOut = OwnRemarks.Read(OwnRemarks.Find()!).Where(remark => remark.IsHeldOut).Select(remark => Letters(remark.Text)).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(AspectTexts.Written(), text => heldOut.Contains(Letters(text.Form)));
    }

    [Fact]
    public void Every_written_line_names_aspects_of_the_taxonomy()
    {
        var known = Scoring.Departments.Taxonomy.Load().Nodes.Where(node => node.Parent is null).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(AspectTexts.Written().SelectMany(text => text.Aspects), aspect => !known.Contains(aspect));
    }

    private static RemarkHeads Train()
    {
        var texts = Texts();
        float[][] embeddings = [.. texts.Select(text => StandIn(text.Form))];
        var others = new Dictionary<string, float[][]> { ["en"] = [StandIn("a fine film"), StandIn("dull plot")], ["zh"] = [StandIn("酒店房间很大"), StandIn("书很好看")] };
        return AspectTraining.Fit(texts, embeddings, [.. texts.SelectMany(text => text.Aspects).Distinct().Order(StringComparer.Ordinal)], others);
    }

    private static Cem.Edge.Tools.ModelTrain.AspectText[] Texts() => [.. AspectTexts.Written().Where((_, i) => i % Every == 0)];

    private static string Letters(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));

    private static float[] StandIn(string form)
    {
        var counts = new float[12];
        foreach (var c in form)
        {
            counts[c % 12]++;
        }

        return counts;
    }
}
