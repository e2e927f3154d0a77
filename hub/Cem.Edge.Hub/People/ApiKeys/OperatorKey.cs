using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Settings;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.People.ApiKeys;

/// <summary>
/// The key of programs on this machine (<c>cem ledger</c>, backups, the first account): a file that only the hub's own user reads. Whoever reads
/// it could read the database too. Delete it and start the hub again to have another.
/// </summary>
internal sealed class OperatorKey
{
    public const string FileName = "operator.key";

    /// <summary>No person of a journey has a colon.</summary>
    public const string PersonId = "operator:local";

    public static readonly Person Person = new(PersonId, "Operator of this machine", PersonRole.Admin, null, null, null);

    private readonly byte[] key;

    public OperatorKey(IOptions<HubOptions> hub)
    {
        string path = Path.Combine(hub.Value.Data, FileName);
        Directory.CreateDirectory(hub.Value.Data);
        if (!File.Exists(path))
        {
            PrivateFile.WriteKey(path, ApiKeySecret.New());
        }

        key = Encoding.UTF8.GetBytes(File.ReadAllText(path).Trim());
        if (key.Length < 32)
        {
            throw new StartException($"{path} holds no key. Delete it and start the hub again: it makes a new one.");
        }
    }

    /// <summary>A client of the hub at <paramref name="web"/> for a program that may read the hub's data folder.</summary>
    public static HttpClient Client(Uri web, string dataFolder, TimeSpan timeout) => new()
    {
        BaseAddress = web,
        Timeout = timeout,
        DefaultRequestHeaders = { Authorization = new("Bearer", File.ReadAllText(Path.Combine(dataFolder, FileName)).Trim()) },
    };

    public bool Is(string given) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), key);
}
