using System.Globalization;
using System.Text;
using System.Text.Json;
using Cem.Edge.Hub.Identity;

namespace Cem.Edge.Tools.Device;

/// <summary>Everybody who may speak at a hub, and who asks to.</summary>
internal sealed record IdentityList(IReadOnlyList<IdentityRow> Identities, IReadOnlyList<OpenClaim> Claims)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public string ToText()
    {
        var text = new StringBuilder();
        Line(text, "name", "status", "since (UTC)", "valid until", "hardware");
        foreach (IdentityRow row in Identities)
        {
            Line(text, row.Name, row.Status, Minute(row.Since), row.NotAfter > DateTimeOffset.UnixEpoch ? row.NotAfter.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "", row.Serial ?? "");
        }

        foreach (OpenClaim claim in Claims)
        {
            Line(text, claim.Device, $"claim {claim.Verdict}", Minute(claim.AskedAt), "", claim.Serial);
        }

        return text.ToString();
    }

    private static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string name, string status, string since, string until, string serial) =>
        text.Append(CultureInfo.InvariantCulture, $"{name,-40} {status,-14} {since,-16} {until,-11} {serial}").AppendLine();
}
