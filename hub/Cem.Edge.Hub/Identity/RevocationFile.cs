using System.Text.Json;
using Cem.Edge.Hub.Settings;

namespace Cem.Edge.Hub.Identity;

/// <summary>
/// The rows of every identity that was ever revoked, beside the authority (<c>revocations.json</c>). It outlives the database: one restored from before a
/// revocation would let the device in again. A hub without an authority has none.
/// </summary>
internal sealed class RevocationFile(IdentityFolder folder)
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <exception cref="StartException">The file is there and cannot be read: nobody would know who is shut out.</exception>
    public IReadOnlyList<IdentityRow> Read()
    {
        if (!folder.IsProvisioned || !File.Exists(folder.Revocations))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<IdentityRow[]>(File.ReadAllBytes(folder.Revocations)) ?? [];
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"{folder.Revocations} cannot be read: {problem.Message}. Restore it from a backup; or move it away, and revoke again whoever the Devices page does not show as shut out.", problem);
        }
    }

    /// <exception cref="IOException">It cannot be written; the one before is still there.</exception>
    public void Write(IEnumerable<IdentityRow> rows)
    {
        if (folder.IsProvisioned)
        {
            // It names people.
            PrivateFile.WriteKey(folder.Revocations, JsonSerializer.Serialize(rows.OrderBy(row => row.Name, StringComparer.Ordinal), Format) + "\n");
        }
    }
}
