using System.Text;
using System.Text.Json.Nodes;
using Cem.Edge.Contracts.Tests.Support;

namespace Cem.Edge.Contracts.Tests;

public sealed class WireTests
{
    private const string Epoch = "000007-9f2c4e1ab0d35867";

    public static TheoryData<string> Valid => [.. Fixtures.Names("valid")];

    public static TheoryData<string> Invalid => [.. Fixtures.Names("invalid")];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Golden_message_is_read_and_written_back_the_same(string name)
    {
        byte[] golden = Fixtures.Read("valid", name);
        MessageReading reading = Wire.ReadMessage(golden, Fixtures.Kiosk);

        Assert.Null(reading.Problem);
        Assert.All(reading.Events, one => Assert.Null(one.Problem));
        byte[][] written = [.. reading.Events.Select(one => Wire.Write(one.Event!.Envelope))];
        JsonNode? again = JsonNode.Parse(name == "batch" ? Wire.WriteBatch(written) : written[0]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(golden), again), $"{name} came back as {again}");
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Golden_bad_message_is_refused_with_its_reason(string name)
    {
        MessageReading reading = Wire.ReadMessage(Fixtures.Read("invalid", name), Fixtures.Kiosk);
        Assert.Equal(Fixtures.Expected(name), reading.Problem ?? Assert.Single(reading.Events).Problem);
    }

    [Fact]
    public void Every_event_type_has_a_golden_message()
    {
        IEnumerable<string> types = Fixtures.Names("valid").SelectMany(name => Wire.ReadMessage(Fixtures.Read("valid", name), Fixtures.Kiosk).Events)
            .Select(one => one.Event!.Envelope.Type).Distinct().Order(StringComparer.Ordinal);
        IEnumerable<string> constants = typeof(EventTypes).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal);
        Assert.Equal(constants, types);
    }

    [Fact]
    public void Own_event_survives_the_wire()
    {
        var stamp = new EventStamp(Epoch, 12, new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(2)), "boot", TimeSpan.FromDays(40), true);
        var press = new PressEvent { Question = "visit", Scale = 5, Value = 4 };

        ReceivedEvent read = Wire.ReadMessage(Wire.Write(Wire.Envelope(Fixtures.Kiosk, stamp, press)), Fixtures.Kiosk).Events[0].Event!;

        Assert.Equal(press, read.Data);
        Assert.Equal(12, read.Sequence);
        Assert.Equal(stamp.Time.ToUniversalTime(), read.Envelope.Time);
        Assert.Equal(40L * 24 * 3600 * 1000, read.Envelope.UptimeMilliseconds);
    }

    [Fact]
    public void Refused_event_keeps_its_number_so_that_it_can_be_acknowledged()
    {
        EventReading refused = Assert.Single(Wire.ReadMessage(Fixtures.Read("invalid", "press-value-over-scale"), Fixtures.Kiosk).Events);
        Assert.Equal((Epoch, 1L), (refused.Epoch, refused.Sequence));
    }

    [Fact]
    public void One_bad_event_does_not_spoil_its_batch()
    {
        byte[] batch = Wire.WriteBatch([Fixtures.Read("valid", "press"), Fixtures.Read("invalid", "press-value-negative"), Fixtures.Read("valid", "reason")]);
        MessageReading reading = Wire.ReadMessage(batch, Fixtures.Kiosk);
        Assert.Null(reading.Problem);
        Assert.Equal([true, false, true], reading.Events.Select(one => one.Event is not null));
    }

    [Fact]
    public void Hash_ignores_whether_an_event_is_historical_and_sees_everything_else()
    {
        byte[] live = Fixtures.Read("valid", "press");
        byte[] Hash(byte[] json) => Wire.ReadMessage(json, Fixtures.Kiosk).Events[0].Event!.PayloadHash;

        Assert.Equal(PayloadHash.Length, Hash(live).Length);
        Assert.Equal(Hash(live), Hash(Wire.MarkHistorical(live)));
        Assert.NotEqual(Hash(live), Hash(Replace(live, "\"value\": 0", "\"value\": 1")));
        Assert.NotEqual(Hash(live), Hash(Replace(live, "10:15:30.25Z", "10:15:30.26Z")));
        Assert.NotEqual(Hash(live), Hash(Replace(live, "\"clocksync\": true", "\"clocksync\": false")));
    }

    [Fact]
    public void Marking_historical_changes_nothing_but_the_mark()
    {
        JsonNode live = JsonNode.Parse(Fixtures.Read("valid", "voice"))!;
        JsonNode late = JsonNode.Parse(Wire.MarkHistorical(Fixtures.Read("valid", "voice")))!;
        Assert.True((bool)late["historical"]!);
        live["historical"] = true;
        Assert.True(JsonNode.DeepEquals(live, late));
    }

    [Fact]
    public void Batch_over_the_limit_is_refused_whole()
    {
        byte[] press = Fixtures.Read("valid", "press");
        MessageReading reading = Wire.ReadMessage(Wire.WriteBatch([.. Enumerable.Repeat(press, WireLimits.MaxEventsPerBatch + 1)]), Fixtures.Kiosk);
        Assert.Equal("a batch of 101 events is over the limit of 100", reading.Problem);
    }

    [Theory]
    [InlineData("depth 10,000")]
    [InlineData("UTF-16")]
    [InlineData("invalid UTF-8")]
    [InlineData("lone surrogate")]
    [InlineData("trailing junk")]
    [InlineData("byte order mark")]
    [InlineData("empty")]
    [InlineData("1 MB")]
    public void Hostile_bytes_are_refused_and_never_thrown(string what)
    {
        string press = Encoding.UTF8.GetString(Fixtures.Read("valid", "press"));
        byte[] payload = what switch
        {
            "depth 10,000" => Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000)),
            "UTF-16" => Encoding.Unicode.GetBytes(press),
            "invalid UTF-8" => [.. Encoding.UTF8.GetBytes(press.Replace("\"visit\"", "\"vi", StringComparison.Ordinal)[..^60]), 0xC3, 0x28],
            "lone surrogate" => Encoding.UTF8.GetBytes(press.Replace("000007-9f2c4e1ab0d35867\",", "\\ud800\",", StringComparison.Ordinal)),
            "trailing junk" => Encoding.UTF8.GetBytes(press + "junk"),
            "byte order mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(press)],
            "empty" => [],
            _ => new byte[1 << 20],
        };

        MessageReading reading = Wire.ReadMessage(payload, Fixtures.Kiosk);

        Assert.NotNull(reading.Problem ?? reading.Events[0].Problem);
    }

    [Fact]
    public void Reason_of_refusal_never_quotes_the_payload()
    {
        const string canary = "my name is Zanzibar";
        string json = Encoding.UTF8.GetString(Fixtures.Read("valid", "voice")).Replace("The charger I bought", canary, StringComparison.Ordinal);
        string[] broken = [json[..^5], json.Replace("\"audioMs\": 3120", $"\"audioMs\": \"{canary}\"", StringComparison.Ordinal), json.Replace("\"masks\"", "{", StringComparison.Ordinal)];
        Assert.All(broken, one =>
        {
            MessageReading reading = Wire.ReadMessage(Encoding.UTF8.GetBytes(one), Fixtures.Kiosk);
            string problem = reading.Problem ?? reading.Events[0].Problem!;
            Assert.DoesNotContain("Zanzibar", problem, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Ack_state_and_commands_survive_the_wire()
    {
        var ack = new Ack { Epoch = Epoch, UpTo = 41, Ranges = [new(43, 44)], Rejected = [new(42, "unknown event type")] };
        Ack readAck = Wire.ReadAck(Wire.Write(ack), out _)!;
        Assert.Equal((41L, new SeqRange(43, 44), new RejectedSeq(42, "unknown event type")), (readAck.UpTo, readAck.Ranges[0], readAck.Rejected[0]));

        var state = new DeviceState
        {
            State = StateWord.Ready,
            At = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero),
            Epoch = Epoch,
            Ledger = new LedgerCounters { Produced = 5, Acknowledged = 3, Quarantined = 0, Dropped = 1, Waiting = 1 },
        };
        DeviceState readState = Wire.ReadState(Wire.Write(state), out _)!;
        Assert.Equal(state.Ledger with { DroppedBy = readState.Ledger!.DroppedBy }, readState.Ledger);

        Assert.Equal(new ReplayCommand(Epoch, 1, 9), Wire.ReadReplay(Wire.Write(new ReplayCommand(Epoch, 1, 9)), out _));
        Assert.Null(Wire.ReadAck("{\"upTo\":1}"u8, out string? problem));
        Assert.NotNull(problem);
    }

    private static byte[] Replace(byte[] json, string old, string @new) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json).Replace(old, @new, StringComparison.Ordinal));
}
