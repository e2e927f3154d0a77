using Cem.Edge.Tools.LabelledText;

namespace Cem.Edge.Tools.Tests.LabelledText;

public sealed class DoublesTests
{
    [Fact]
    public void Text_counts_once_and_one_with_both_labels_not_at_all() =>
        Assert.Equal([Good("很好"), Bad("很慢")], Doubles.Without([Good("很好"), Bad("很慢"), Good("很好"), Good("还行"), Bad("还行")]));

    [Fact]
    public void Held_out_text_is_found_whatever_its_case_and_punctuation() =>
        Assert.Equal([Good("works fine")], Doubles.Outside([Good("Great phone!"), Good("works fine")], ["great  phone."]));

    private static PolarText Good(string text) => new(text, "en", true);

    private static PolarText Bad(string text) => new(text, "en", false);
}
