using System.Text.Json.Nodes;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Rescoring;
using Cem.Edge.Scoring;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>Remarks as a small device of this program scores them, and edited taxonomies. Test hubs speak with the same small model, which needs no file beside the program.</summary>
internal static class Scored
{
    public static Scorer Shipped { get; } = Scorer.Load(new ScorerOptions { Polarity = PolarityChoice.Ngram });

    public static VoiceEvent Remark(string text, string language = "en", string status = VoiceStatus.Scored)
    {
        var heard = new VoiceEvent { Status = status, Text = text, Language = language, AudioMs = 2_400, Confidence = 0.9 };
        return heard with { Findings = Rescorer.Score(Shipped, heard) };
    }

    /// <summary>The shipped file under another version, with a further English term at one node.</summary>
    public static byte[] Taxonomy(string version, string node, string term)
    {
        JsonNode file = JsonNode.Parse(Scoring.Departments.Taxonomy.ShippedFile())!;
        file["version"] = version;
        JsonNode edited = file["nodes"]!.AsArray().First(one => (string?)one!["id"] == node)!;
        edited["terms"]!["en"]!.AsArray().Add(term);
        return System.Text.Encoding.UTF8.GetBytes(file.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true }));
    }
}
