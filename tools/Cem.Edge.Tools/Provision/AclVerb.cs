using System.CommandLine;
using System.Text;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Tools.Shell;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Tools.Provision;

/// <summary>Writes the hub's rules as an ACL file of mosquitto.</summary>
internal static class AclVerb
{
    public static Command Create()
    {
        Option<DirectoryInfo> data = ProvisionVerb.DataOption();
        var journey = new Option<FileInfo?>("--journey") { Description = "Journey file (cem.journey/1) to take the devices from; without it the hub's newest journey, less its revoked devices.", HelpName = "FILE" };
        var hubUser = new Option<string>("--hub-user") { Description = "Common name of the certificate with which the hub's workers connect.", HelpName = "NAME", DefaultValueFactory = _ => "cem-hub" };
        var verb = new Verb("acl", "Write the rules of the embedded broker as an ACL file of mosquitto: one line for each device and topic.")
        {
            Example = "cem provision acl --data /var/lib/cem-hub > /etc/mosquitto/cem.acl\ncem provision acl --journey journey.json",
        };
        verb.Options.Add(data);
        verb.Options.Add(journey);
        verb.Options.Add(hubUser);
        verb.SetAction(parsed =>
        {
            (byte[] json, IReadOnlySet<string> revoked) = parsed.GetValue(journey) is { } file ? (Bytes(file), new HashSet<string>()) : Stored(parsed.GetRequiredValue(data));
            JourneyReading reading = JourneyFile.Read(json);
            JourneyMap map = reading.Map ?? throw new UsageException($"The journey cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Problems)}");
            parsed.InvocationConfiguration.Output.Write(MosquittoAcl.Write(map, parsed.GetRequiredValue(hubUser), ProvisionVerb.Folder(parsed.GetRequiredValue(data)).ClaimNames(), revoked));
            return ExitCode.Success;
        });
        return verb;
    }

    private static byte[] Bytes(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--journey {file}: {problem.Message}");
        }
    }

    private static (byte[] Journey, IReadOnlySet<string> Revoked) Stored(DirectoryInfo data)
    {
        string file = Path.Combine(data.FullName, HubDatabase.FileName);
        SQLitePCL.Batteries_V2.Init();
        try
        {
            using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            database.Open();
            string document = database.QueryFirstOrDefault<string>("SELECT document FROM journey_version ORDER BY version DESC LIMIT 1")
                ?? throw new UsageException($"{file} holds no journey yet; name a journey file with --journey FILE.");
            return (Encoding.UTF8.GetBytes(document), database.Query<string>("SELECT name FROM identity WHERE status = @Revoked", new { IdentityStatus.Revoked }).ToHashSet());
        }
        catch (SqliteException problem)
        {
            throw new UsageException($"{file} cannot be read: {problem.Message}. Name the hub's data folder with --data DIR, or a journey file with --journey FILE.");
        }
    }
}
