using System.Globalization;
using Bunit;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Web.Shared;

namespace Cem.Edge.Hub.Tests.Web;

public sealed class ComponentsTests : PageContext
{
    [Fact]
    public void The_interval_bar_puts_band_and_mark_where_the_figures_say()
    {
        IRenderedComponent<IntervalBar> bar = Render<IntervalBar>(with => with.Add(one => one.Value, 78.2).Add(one => one.Low, 74.2).Add(one => one.High, 82.3));
        Assert.Equal("left:74.2%;width:8.1%", bar.Find(".interval-band").GetAttribute("style"));
        Assert.Equal("left:78.2%", bar.Find(".interval-mark").GetAttribute("style"));
        Assert.Equal("Happy Index 78. 95 % interval 74 to 82", bar.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void The_interval_bar_is_a_picture_in_every_culture()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        IRenderedComponent<IntervalBar> bar = Render<IntervalBar>(with => with.Add(one => one.Value, 50.5).Add(one => one.Low, 40.5).Add(one => one.High, 60.5));
        Assert.Equal("left:50.5%", bar.Find(".interval-mark").GetAttribute("style"));
    }

    [Fact]
    public void A_figure_on_nine_answers_is_hidden_and_says_how_many_are_missing()
    {
        IRenderedComponent<IndexFigure> figure = Render<IndexFigure>(with => with.Add(one => one.N, 9));
        Assert.Equal("Too few answers to show (9 of 10)", figure.Find("p").TextContent);
        Assert.Empty(figure.FindAll(".index-value"));
    }

    [Theory]
    [InlineData(29, 1)]
    [InlineData(30, 0)]
    public void Under_thirty_answers_a_figure_says_that_they_are_few(long n, int warnings)
    {
        IRenderedComponent<IndexFigure> figure = Render<IndexFigure>(with => with.Add(one => one.N, n).Add(one => one.Value, 70).Add(one => one.Low, 60).Add(one => one.High, 80));
        Assert.Equal(warnings, figure.FindAll(".badge.warn").Count);
    }

    [Theory]
    [InlineData(3, 1, 12, 0.03, "1 of 3 devices silent, 12 late, 3% filtered", true)]
    [InlineData(3, 0, 0, 0, "Complete", false)]
    [InlineData(3, 0, 12, 0.15, "12 late, 15% filtered", false)]
    [InlineData(3, 0, 0, 0.16, "16% filtered", true)]
    [InlineData(0, 0, 0, 0, "no device assigned", false)]
    public void The_completeness_badge_says_what_is_missing_and_warns_when_it_matters(int devices, int silent, long late, double filtered, string told, bool warns)
    {
        IRenderedComponent<CompletenessBadge> badge = Render<CompletenessBadge>(with => with
            .Add(one => one.Devices, devices).Add(one => one.Silent, silent).Add(one => one.Late, late).Add(one => one.FilteredShare, filtered));
        Assert.EndsWith(told, badge.Find(".badge").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(warns, badge.Find(".badge").ClassList.Contains("warn"));
    }

    [Fact]
    public void The_why_panel_shows_words_rules_shares_and_versions()
    {
        var finding = new FindingData
        {
            Clause = "the charger caught fire", Language = "en", Gate = "opinion", Weight = 1, SpokenBy = "lexicon", Versions = "rules-1/lexicon-1/retail-1",
            Explanation = [new ReasonData("word", "caught fire", -0.7), new ReasonData("term", "charger", 0)],
        };
        IRenderedComponent<WhyPanel> why = Render<WhyPanel>(with => with.Add(one => one.Finding, finding));
        Assert.Equal("the charger caught fire", why.Find("blockquote").TextContent);
        Assert.Equal(["caught fire", "charger"], why.FindAll("td strong").Select(word => word.TextContent));
        Assert.Equal("moves the feeling down, 70% of everything that spoke", why.Find(".share-track[role=img]").GetAttribute("aria-label"));
        Assert.Equal("−70%", why.Find(".share-figure").TextContent);
        Assert.Equal(["opinion", "No label", "info", "word lists (lexicon)", "rules-1/lexicon-1/retail-1"], why.FindAll("dd").Select(fact => fact.TextContent.Trim()));
    }

    [Fact]
    public void A_long_doubt_stands_beside_its_badge_where_it_can_break_on_a_phone()
    {
        const string doubt = "incomplete: 1.0 s of 3.4 s arrived";
        var remark = new VoiceEvent { Status = VoiceStatus.Suspect, Reason = doubt, Text = "The charger I bought", Language = "en", AudioMs = 3_400 };
        IRenderedComponent<RemarkCard> card = Render<RemarkCard>(with => with.Add(one => one.Remark, remark).Add(one => one.At, DateTimeOffset.UnixEpoch).Add(one => one.Device, "kiosk-1"));
        Assert.DoesNotContain(card.FindAll(".badge"), badge => badge.TextContent.Contains(doubt, StringComparison.Ordinal));
        Assert.Contains(doubt, card.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "not clearly speech", "unscored: not clearly speech")]
    [InlineData("zh", "not clearly speech", "未评分: 不像是说话声")]
    [InlineData("zh", "a reason of a newer kiosk", "a reason of a newer kiosk")]
    public void Why_a_remark_has_no_text_is_told_in_the_readers_language(string language, string reason, string told)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var remark = new VoiceEvent { Status = VoiceStatus.Unscored, Reason = reason, AudioMs = 900 };
        Assert.Contains(told, Render<RemarkBody>(with => with.Add(one => one.Remark, remark)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_card_tells_the_broken_part_since_when_and_what_to_do()
    {
        IRenderedComponent<DeviceCard> card = Render<DeviceCard>(with => with.Add(one => one.Model, Device(
            DeviceVerdict.NeedsYou,
            Part("buttons", PartStatus.Ok, ""),
            Part("microphone", PartStatus.Failed, "check-usb-microphone"))));
        Assert.Contains("Needs you", card.Find("h2").TextContent, StringComparison.Ordinal);
        AngleSharp.Dom.IElement part = Assert.Single(card.FindAll(".part"));
        Assert.Contains("Microphone", part.TextContent, StringComparison.Ordinal);
        Assert.Contains("Unplug the microphone", part.TextContent, StringComparison.Ordinal);
        Assert.Contains("12 produced = 9 stored + 1 quarantined + 0 dropped + 2 waiting", card.Find(".ledger").TextContent, StringComparison.Ordinal);
        Assert.Contains("nothing is lost without a count", card.Find(".ledger").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remedy_that_a_newer_device_sends_is_shown_as_it_is()
    {
        IRenderedComponent<DeviceCard> card = Render<DeviceCard>(with => with.Add(one => one.Model, Device(DeviceVerdict.NeedsYou, Part("disk", PartStatus.Failed, "swap-flux-capacitor"))));
        Assert.Contains("swap-flux-capacitor", card.Find(".remedy").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Faces_are_drawn_and_named()
    {
        IRenderedComponent<Smiley> face = Render<Smiley>(with => with.Add(one => one.Value, 0).Add(one => one.Scale, 4).Add(one => one.Label, "Face 1 of 4"));
        Assert.Equal("Face 1 of 4", face.Find("svg").GetAttribute("aria-label"));
        Assert.NotNull(face.Find(".face-worst"));
    }

    private static PartHealth Part(string name, string status, string remedy) => new() { Name = name, Status = status, Since = Now.AddHours(-3), Remedy = remedy };

    private static DeviceModel Device(DeviceVerdict verdict, params PartHealth[] parts) => new()
    {
        Device = "kiosk-harbour-1", Site = "harbour", Touchpoint = "harbour-accessories", Verdict = verdict, Since = Now.AddHours(-1), LastSeenAt = Now.AddSeconds(-12),
        Document = new DeviceState { State = StateWord.Alert, At = Now, Epoch = "000001-00000000000000aa", Parts = parts },
        Ledger = new LedgerModel(12, 9, 1, 0, 2, 0),
    };
}
