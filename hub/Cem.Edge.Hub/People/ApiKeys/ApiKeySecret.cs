using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Cem.Edge.Hub.People.ApiKeys;

/// <summary>The text of a key: <c>cem_</c>, so that scanners for leaked secrets find it, and 256 random bits.</summary>
internal static class ApiKeySecret
{
    public const string Prefix = "cem_";

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored. A plain hash will do: nobody guesses 256 random bits.</summary>
    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
