using System.Security.Cryptography;
using System.Text;

namespace Cem.Edge.Scoring.Redaction;

/// <summary>
/// Four consonants for an order number. 65,536 values: enough to see the same order twice in a day, and far too few to get the number back,
/// since some 1,500 numbers of eight digits share each.
/// </summary>
internal static class OrderHash
{
    private const string Letters = "bcdfghjkmnpqrstv";

    public static string Of(string number)
    {
        var plain = string.Concat(number.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("cem.order\n" + plain));
        return string.Concat(hash.Take(2).SelectMany(b => new[] { Letters[b >> 4], Letters[b & 15] }));
    }
}
