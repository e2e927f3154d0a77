using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>Which file: another one of the same name has another length or time.</summary>
internal sealed record FileIdentity(string Name, long Bytes, long ModifiedTicks)
{
    public static FileIdentity Of(FileInfo file) => new(file.Name, file.Length, file.LastWriteTimeUtc.Ticks);

    /// <summary>Null when the text is not one of ours.</summary>
    public static FileIdentity? Parse(string text) =>
        text.Split('|', 3) is [var bytes, var ticks, { Length: > 0 } name]
        && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out long length)
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out long modified)
            ? new FileIdentity(name, length, modified)
            : null;

    /// <summary>A short key that tells nothing of the name, which may hold a telephone number.</summary>
    public string Key => "file-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())))[..24];

    // The name last: it may hold anything.
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Bytes}|{ModifiedTicks}|{Name}");
}
