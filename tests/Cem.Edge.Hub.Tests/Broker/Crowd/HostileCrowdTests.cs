using System.Globalization;
using System.Text.Json.Nodes;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Tests.Support;
using Xunit.Abstractions;

namespace Cem.Edge.Hub.Tests.Broker.Crowd;

/// <summary>
/// Goal 17: 500 hostile sockets and 50 honest kiosks at one hub, a process of its own. CEM_HOSTILE_SECONDS makes it longer. Runs alone, since it measures
/// waiting; where the machine is so busy that kiosks wait long in peace, the attack may make that four times as long.
/// </summary>
[Collection(nameof(Alone))]
public sealed class HostileCrowdTests(ITestOutputHelper output)
{
    private const int Hostile = 500;
    private const int Honest = 50;
    private const double MostMegabytes = 50;
    private const string Name = "kiosk-crowd-";

    private static readonly TimeSpan MostLife = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Attack = TimeSpan.FromSeconds(RigSize.Of("CEM_HOSTILE_SECONDS", 15));

    [Fact]
    public async Task Five_hundred_hostile_sockets_cost_little_memory_are_gone_in_ten_seconds_and_keep_nobody_waiting()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-crowd-");
        var identity = new IdentityFolder(Path.Combine(folder.FullName, IdentityFolder.DefaultName));
        Provisioning.Run(identity, [], Some.Now);
        using CertificateAuthority authority = identity.ReadAuthority();
        using var hub = new HubChild(folder.FullName);
        await hub.StartAsync("--tls-port", "0", "--Broker:TlsAddress", "127.0.0.1", "--journey", JourneyWithKiosks(folder.FullName));
        int tlsPort = Assert.NotNull(hub.TlsPort);
        using var end = new CancellationTokenSource();
        HonestKiosk[] kiosks = [.. Enumerable.Range(1, Honest).Select(number => new HonestKiosk(new DeviceAddress("brightmart", "harbour", $"{Name}{number}")))];
        Task[] pressing = [.. kiosks.Select(kiosk => kiosk.PressAsync(TlsHub.Options(tlsPort, TlsHub.Certify(authority, kiosk.Name), kiosk.Name).Build(), end.Token))];

        double before = await PeakAsync(hub, Calm);
        TimeSpan calm = Percentile99(kiosks);
        HostileSocket[] crowd = [.. Enumerable.Range(0, Hostile).Select(number => new HostileSocket(hub.MqttPort, tlsPort, number % HostileSocket.Families))];
        Task[] attacking = [.. crowd.Select(one => one.AttackAsync(end.Token))];
        double during = await PeakAsync(hub, Attack);
        TimeSpan wait = Percentile99(kiosks);
        await end.CancelAsync();
        await Task.WhenAll([.. attacking, .. pressing]);
        TimeSpan life = crowd.Max(one => one.LongestLife);

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{crowd.Sum(one => one.Attempts)} hostile connections, the longest open {life.TotalSeconds:0.0} s; hub {before:0.0} MB before, {during:0.0} MB at most; press to ack p99 {calm.TotalMilliseconds:0} ms before, {wait.TotalMilliseconds:0} ms during"));
        Assert.InRange(during - before, double.NegativeInfinity, MostMegabytes);
        Assert.InRange(life, TimeSpan.FromSeconds(1), MostLife);
        Assert.InRange(wait, TimeSpan.Zero, calm * 4 > MostWait ? calm * 4 : MostWait);
        await hub.KillAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>The demo's journey with the honest kiosks in it: who comes with a certificate must stand somewhere.</summary>
    private static string JourneyWithKiosks(string folder)
    {
        JsonNode journey = JsonNode.Parse(File.ReadAllText(TestHub.DemoJourney))!; // it is an object
        for (int number = 1; number <= Honest; number++)
        {
            JsonNode kiosk = journey["devices"]![0]!.DeepClone(); // the demo has devices
            kiosk["id"] = $"{Name}{number}";
            journey["devices"]!.AsArray().Add(kiosk);
        }

        string path = Path.Combine(folder, "journey.json");
        File.WriteAllText(path, journey.ToJsonString());
        return path;
    }

    private static TimeSpan Percentile99(HonestKiosk[] kiosks)
    {
        TimeSpan[] waits = [.. kiosks.SelectMany(kiosk => kiosk.TakeWaits()).Order()];
        Assert.InRange(waits.Length, Honest, int.MaxValue);
        return waits[(int)(waits.Length * 0.99)];
    }

    /// <summary>The most memory the hub has during that time, in MB of 1,000,000 bytes.</summary>
    private static async Task<double> PeakAsync(HubChild hub, TimeSpan during)
    {
        double peak = 0;
        for (TimeSpan passed = TimeSpan.Zero; passed < during; passed += TimeSpan.FromMilliseconds(250))
        {
            string line = (await File.ReadAllLinesAsync($"/proc/{hub.ProcessId}/status")).Single(one => one.StartsWith("VmRSS:", StringComparison.Ordinal));
            peak = Math.Max(peak, double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1_024 / 1e6);
            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }

        return peak;
    }
}

/// <summary>Tests of this collection run after all others, one at a time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
