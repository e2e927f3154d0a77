using System.Buffers;
using System.Collections.Concurrent;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Tests.Support;
using CsCheck;
using Dapper;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Tests.Identity;

/// <summary>
/// Goal 16: no device speaks as another. Identity, topic and payload are drawn independently; topics are those of the house, of any of the devices, most of them
/// damaged in one place. <c>CEM_CROSSING_CASES</c> sets the size: <c>tests/rigs/crossings.sh</c>.
/// </summary>
public sealed class CrossingTests
{
    private static readonly int Cases = RigSize.Of("CEM_CROSSING_CASES", 1_000);
    private static readonly string[] Devices = ["kiosk-harbour-1", "kiosk-harbour-2", "kiosk-lotus-1"];
    private static readonly JourneyMap Journey = JourneyFile.Read(File.ReadAllBytes(TestHub.DemoJourney)).Map!;

    private static readonly Gen<DeviceAddress> Addresses =
        Gen.Select(OneOf("brightmart", "brightmart", "brightmart", "other"), OneOf("harbour", "lotus-plaza"), OneOf(Devices), (tenant, site, device) => new DeviceAddress(tenant, site, device));

    // Half of the addresses are the sender's own: else next to nothing would be let through, and nothing would be proven about what is.
    private static readonly Gen<(string Sender, string Topic, DeviceAddress Source)> Case = Gen.Select(
        OneOf(Devices), Gen.Select(Addresses, Gen.Bool), Gen.Select(Gen.Int[0, 7], Gen.Int[0, 15], Gen.Int[0, 60]), Gen.Select(Addresses, Gen.Bool),
        (sender, target, form, source) => (
            sender,
            Damaged(Topic(target.Item2 ? Own(sender) : target.Item1, form.Item1), form.Item2, form.Item3),
            source.Item2 ? Own(sender) : source.Item1));

    private static string Topic(DeviceAddress device, int kind) => kind switch
    {
        0 or 7 => Topics.Event(device),
        1 => Topics.State(device),
        2 => Topics.Response(device),
        3 => Topics.ReportedSettings(device),
        4 => Topics.Ack(device),
        5 => Topics.Command(device, "replay"),
        _ => Topics.ClaimRequest(device.Tenant, device.Device),
    };

    private static string Damaged(string topic, int damage, int at) => damage switch
    {
        0 => topic + "/",
        1 => "/" + topic,
        2 => topic.Replace("kiosk", "KIOSK", StringComparison.Ordinal),
        3 => topic.Insert(Math.Min(at, topic.Length), "\u202E"),
        4 => topic.Insert(Math.Min(at, topic.Length), "/.."),
        5 => topic.Replace("harbour", "claim", StringComparison.Ordinal),
        6 => topic.Remove(Math.Min(at, topic.Length - 1), 1),
        7 => "$SYS/" + topic,
        _ => topic,
    };

    private static DeviceAddress Own(string device) => new("brightmart", device == "kiosk-lotus-1" ? "lotus-plaza" : "harbour", device);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(number => values[number]);

    [Fact]
    public void Rules_let_an_identity_publish_to_exactly_its_own_four_topics() => Case.Sample(
        one =>
        {
            string site = one.Sender == "kiosk-lotus-1" ? "lotus-plaza" : "harbour";
            string own = $"cem/v1/brightmart/{site}/{one.Sender}/";
            bool may = one.Topic.StartsWith(own, StringComparison.Ordinal) && one.Topic[own.Length..] is "evt" or "state" or "cfg/reported" or "res";
            return (TopicRules.Publishable(one.Sender, one.Topic, Journey) is not null) == may;
        },
        iter: 100_000);

    [Fact]
    public async Task Embedded_broker_stores_nothing_under_another_identity()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        ConcurrentDictionary<int, string> senders = [];

        await SendAsync(device => hub.Options(hub.Certify(device), device).Build(), senders);
        (string Device, string Site, int Number)[] rows = await StoredAsync(hub.Hub);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal((senders[row.Number], row.Device == "kiosk-lotus-1" ? "lotus-plaza" : "harbour"), (row.Device, row.Site)));
    }

    [MosquittoFact]
    public async Task Generated_acl_lets_nothing_through_mosquitto_under_another_identity()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        await using Mosquitto broker = await Mosquitto.StartAsync(hub.Folder, MosquittoAcl.Write(Journey, "cem-hub", [], new HashSet<string>()));
        MqttClientOptions Options(string name) => hub.Options(hub.Certify(name), name).WithTcpServer("127.0.0.1", broker.Port).Build();
        var arrived = new ConcurrentQueue<(string Topic, int Number)>();
        using IMqttClient worker = new MqttClientFactory().CreateMqttClient();
        worker.ApplicationMessageReceivedAsync += message =>
        {
            arrived.Enqueue((message.ApplicationMessage.Topic, NumberOf(message.ApplicationMessage.Payload.ToArray())));
            return Task.CompletedTask;
        };
        await worker.ConnectAsync(Options("cem-hub"));
        await worker.SubscribeAsync("cem/v1/brightmart/#", MqttQualityOfServiceLevel.AtLeastOnce);
        ConcurrentDictionary<int, string> senders = [];

        int taken = await SendAsync(Options, senders);
        await Eventually.HoldsAsync(() => arrived.Count >= taken, $"{taken} messages that mosquitto accepted");

        Assert.NotEmpty(arrived);
        Assert.All(arrived, one => Assert.NotNull(TopicRules.Publishable(senders[one.Number], one.Topic, Journey)));
    }

    [MosquittoFact]
    public async Task Generated_acl_delivers_to_a_device_only_what_is_its_own()
    {
        await using TlsHub hub = await TlsHub.StartAsync();
        await using Mosquitto broker = await Mosquitto.StartAsync(hub.Folder, MosquittoAcl.Write(Journey, "cem-hub", [], new HashSet<string>()));
        MqttClientOptions Options(string name) => hub.Options(hub.Certify(name), name).WithTcpServer("127.0.0.1", broker.Port).Build();
        using IMqttClient worker = new MqttClientFactory().CreateMqttClient(), device = new MqttClientFactory().CreateMqttClient();
        var heard = new ConcurrentQueue<string>();
        device.ApplicationMessageReceivedAsync += message =>
        {
            heard.Enqueue(message.ApplicationMessage.Topic);
            return Task.CompletedTask;
        };
        await device.ConnectAsync(Options(Devices[0]));
        await device.SubscribeAsync("#", MqttQualityOfServiceLevel.AtLeastOnce);
        await worker.ConnectAsync(Options("cem-hub"));
        var own = new DeviceAddress("brightmart", "harbour", Devices[0]);

        foreach (DeviceAddress one in new[] { own with { Device = Devices[1] }, own with { Site = "lotus" }, own })
        {
            foreach (string topic in new[] { Topics.Event(one), Topics.State(one), Topics.Ack(one), Topics.DesiredSettings(one), Topics.Command(one, "replay") })
            {
                await worker.PublishStringAsync(topic, "1", MqttQualityOfServiceLevel.AtLeastOnce);
            }
        }

        string[] wanted = [Topics.Ack(own), Topics.DesiredSettings(own), Topics.Command(own, "replay")];
        await Eventually.HoldsAsync(() => heard.Contains(wanted[^1]), "the last of what is its own");
        Assert.Equal(wanted.Order(), heard.Order());
    }

    /// <summary>Publishes all cases, each over the connection of its sender; returns how many the broker accepted.</summary>
    private static async Task<int> SendAsync(Func<string, MqttClientOptions> options, ConcurrentDictionary<int, string> senders)
    {
        var cases = new ConcurrentQueue<(string Sender, string Topic, DeviceAddress Source)>();
        Case.Sample(cases.Enqueue, iter: Cases, threads: 1);
        (string Sender, string Topic, DeviceAddress Source, int Number)[] numbered = [.. cases.Select((one, index) => (one.Sender, one.Topic, one.Source, index + 1))];
        Array.ForEach(numbered, one => senders[one.Number] = one.Sender);
        int[] taken = await Task.WhenAll(Devices.Select(async device =>
        {
            using var sender = new Sender(options(device));
            int accepted = 0;
            foreach ((_, string topic, DeviceAddress source, int number) in numbered.Where(one => one.Sender == device))
            {
                accepted += await sender.PublishAsync(topic, Press(source, number)) ? 1 : 0;
            }

            return accepted;
        }));

        Assert.True(cases.Count >= Cases, $"{cases.Count} cases");
        return taken.Sum();
    }

    private static byte[] Press(DeviceAddress source, int number) => Wire.Write(Some.Event(source, number, new PressEvent { Question = "found-it", Scale = 4, Value = 3, HeldMs = number }));

    private static int NumberOf(byte[] press) => System.Text.Json.JsonDocument.Parse(press).RootElement.GetProperty("data").GetProperty("heldMs").GetInt32();

    private static async Task<(string Device, string Site, int Number)[]> StoredAsync(TestHub hub)
    {
        // A message that is refused is answered before the one before it is committed.
        await Eventually.HoldsAsync(() => hub.Get<IngestQueue>().Depth == 0, "an empty queue");
        (string, string, long)[] rows = await hub.Database.ReadAsync(
            connection => connection.Query<(string, string, long)>("SELECT d.device, d.site, e.seq FROM event e JOIN epoch p ON p.id = e.epoch_id JOIN device d ON d.id = p.device_id").ToArray(), CancellationToken.None);
        return [.. rows.Select(row => (row.Item1, row.Item2, (int)row.Item3))];
    }

    /// <summary>One identity's connection, made again where the broker ended it.</summary>
    private sealed class Sender(MqttClientOptions options) : IDisposable
    {
        private IMqttClient client = new MqttClientFactory().CreateMqttClient();

        public async Task<bool> PublishAsync(string topic, byte[] payload)
        {
            if (!client.IsConnected)
            {
                client.Dispose();
                client = new MqttClientFactory().CreateMqttClient();
                await client.ConnectAsync(options);
            }

            try
            {
                MqttClientPublishResult result = await client.PublishAsync(new MqttApplicationMessage { Topic = topic, PayloadSegment = payload, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce });
                return result.ReasonCode is MqttClientPublishReasonCode.Success or MqttClientPublishReasonCode.NoMatchingSubscribers;
            }
            catch (Exception ended) when (ended is MqttCommunicationException or MqttClientNotConnectedException or MqttClientDisconnectedException or MqttProtocolViolationException or OperationCanceledException or ObjectDisposedException)
            {
                return false;
            }
        }

        public void Dispose() => client.Dispose();
    }
}
