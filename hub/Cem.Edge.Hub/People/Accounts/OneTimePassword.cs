using System.Security.Cryptography;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>A password for the first sign-in: 100 random bits that can be read out on a telephone.</summary>
internal static class OneTimePassword
{
    /// <summary>From when it is made to its first use.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(7);

    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Letters, 20).Chunk(5).Select(group => new string(group)));
}
