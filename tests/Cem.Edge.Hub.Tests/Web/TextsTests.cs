using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Calls;
using Cem.Edge.Hub.Detection;
using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Judgements;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Rescoring;
using Cem.Edge.Hub.Tests.Support;
using Cem.Edge.Hub.Web.Localization;
using Cem.Edge.Hub.Web.Shared;

namespace Cem.Edge.Hub.Tests.Web;

public sealed partial class TextsTests
{
    private static readonly ResourceManager Resources = new(typeof(Texts));

    public static TheoryData<string> Languages => [.. Language.All.Select(language => language.Id)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_keys_and_no_empty_text(string language)
    {
        Dictionary<string, string> english = In("en");
        Dictionary<string, string> texts = In(language);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(texts.Where(text => text.Value.Length == 0).Select(text => text.Key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_places_for_figures(string language)
    {
        Dictionary<string, string> english = In("en");
        foreach ((string key, string text) in In(language))
        {
            Assert.Equal((key, Places(english[key])), (key, Places(text)));
        }
    }

    [Fact]
    public void Every_key_that_a_page_names_exists()
    {
        string web = Path.Combine(House.Root, "hub", "Cem.Edge.Hub");
        HashSet<string> known = [.. In("en").Keys];
        string[] named = [.. Directory.EnumerateFiles(web, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => NamedKey().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .Distinct()];
        Assert.True(named.Length > 100, $"only {named.Length} keys found: the pattern no longer fits the pages");
        Assert.Equal([], named.Except(known));
    }

    [Fact]
    public void Every_word_that_is_looked_up_by_value_exists()
    {
        string[] wanted =
        [
            .. Enum.GetValues<TaskState>().Select(state => $"Tasks.State.{EnumWord<TaskState>.Of(state)}"),
            .. Enum.GetValues<TaskAction>().Select(action => $"Tasks.Action.{EnumWord<TaskAction>.Of(action)}"),
            .. Enum.GetValues<TaskRefusal>().Select(refusal => $"Tasks.Refused.{refusal}"),
            .. Enum.GetValues<AlertKind>().Select(kind => $"Alert.Kind.{EnumWord<AlertKind>.Of(kind)}"),
            .. Enum.GetValues<AlertSeverity>().Select(severity => $"Alert.Severity.{EnumWord<AlertSeverity>.Of(severity)}"),
            .. Enum.GetValues<AlertEnding>().Select(ending => $"Alert.Ending.{EnumWord<AlertEnding>.Of(ending)}"),
            .. Enum.GetValues<DeviceVerdict>().Select(verdict => $"Devices.{verdict}"),
            .. DropReason.All.Select(reason => $"Devices.Dropped.{reason}"),
            .. CallQuality.All.Select(doubt => $"Calls.Doubt.{doubt}"),
            .. new[] { CallSide.Agent, CallSide.Customer, CallSide.Unknown }.Select(side => $"Calls.Side.{side}"),
            .. new[] { CallGapKind.Silence, CallGapKind.Hold, CallGapKind.Payment }.Select(kind => $"Calls.Gap.{kind}"),
            .. new[] { "cut-off", "invented-phrase", "language", "no-microphone", "no-model", "no-speech", "no-taxonomy", "no-words", "not-clearly-speech", "out-of-time", "recogniser-failed", "repeats-itself", "too-quiet", "asked-by-the-shopper", "erased-on-request", "time-is-over", "unlikely-wording" }
                .Select(reason => $"Voices.Reason.{reason}"),
            .. Enum.GetValues<JudgementRefusal>().Select(refusal => $"Judge.Refused.{refusal}"),
            .. Enum.GetValues<ErasureRefusal>().Select(refusal => $"Erase.Refused.{refusal}"),
            .. RetentionKind.All.SelectMany(kind => new[] { $"Privacy.Kind.{kind.Id}", $"Privacy.Sees.{kind.Id}" }),
            .. Enum.GetValues<ScoringRefusal>().Select(refusal => $"Scoring.Refused.{refusal}"),
            .. Enum.GetValues<LabelPart>().Select(part => $"Why.{part}"),
            .. LabelRules.Gates.Select(gate => $"Voices.Gate.{gate}"),
            .. LabelRules.Labels.Select(label => $"Voices.Label.{label}"),
            .. LabelRules.Severities.Select(severity => $"Voices.Severity.{severity}"),
            .. PolarityWord.All.Union(PolarityWord.OfAspects).Select(word => $"Judge.Polarity.{word}"),
            .. new[] { "rules", "lexicon", "ngram", "encoder", "nobody" }.Select(model => $"Why.SpokenBy.{model}"),
            .. new[] { "language", "label", "versions", "model", "part" }.Select(group => $"Agreement.By.{group}"),
            .. PersonRole.All.Select(role => $"Role.{role}"),
            .. ShownPeriod.All.Select(period => $"Overview.Period.{period.Id}"),
            .. Enum.GetNames<Metrics.PressQuality.PressLabel>().Where(label => label != "Ok").SelectMany(label => new[] { $"Press.Label.{label.ToLowerInvariant()}", $"Press.Why.{label.ToLowerInvariant()}" }),
        ];
        Assert.Empty(wanted.Except(In("en").Keys));
    }

    private static Dictionary<string, string> In(string language) =>
        Resources.GetResourceSet(language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\b(?:T|texts)\[""([A-Za-z.\-]+)""")]
    private static partial Regex NamedKey();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
