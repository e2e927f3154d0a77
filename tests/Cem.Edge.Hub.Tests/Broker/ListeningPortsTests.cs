using System.Globalization;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Broker;

/// <summary>Goal 25, only documented ports (deploy/README.md): what the hub's process really listens to, from the kernel's table.</summary>
public sealed class ListeningPortsTests
{
    private const string Listening = "0A";
    private const string Loopback = "0100007F";

    [Fact]
    public async Task Hub_without_an_identity_listens_for_mqtt_and_web_on_loopback_alone()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-ports-");
        using var hub = new HubChild(folder.FullName);
        await hub.StartAsync();

        (string Address, int Port)[] open = [.. Listeners(hub.ProcessId).OrderBy(one => one.Port)];

        await hub.KillAsync();
        folder.Delete(recursive: true);
        Assert.Equal(new[] { hub.MqttPort, hub.Web.Port }.Order(), open.Select(one => one.Port));
        Assert.All(open, one => Assert.Equal(Loopback, one.Address));
    }

    private static IEnumerable<(string Address, int Port)> Listeners(int process)
    {
        HashSet<string> sockets = [.. Directory.EnumerateFiles($"/proc/{process}/fd").Select(file => new FileInfo(file).LinkTarget ?? "").Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).Select(target => target[8..^1])];
        return from file in new[] { "tcp", "tcp6" }
               from line in File.ReadLines($"/proc/{process}/net/{file}").Skip(1)
               let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where columns[3] == Listening && sockets.Contains(columns[9])
               let end = columns[1].Split(':')
               select (end[0], int.Parse(end[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }
}
