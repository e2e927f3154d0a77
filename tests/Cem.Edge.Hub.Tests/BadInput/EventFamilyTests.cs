using System.Globalization;
using System.IO.Compression;
using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Tests.Support;
using MQTTnet;

namespace Cem.Edge.Hub.Tests.BadInput;

/// <summary>Bad-input families 15 to 24 through a real connection into a real database; tests/README.md lists those that other tests hold.</summary>
public sealed class EventFamilyTests
{
    [Theory]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("9223372036854775808")]
    [InlineData("1.5")]
    [InlineData("\"\\ud800\"")]
    public async Task Family_15_number_that_is_none_is_a_dead_letter(string value)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await SendAsync(device, Json(Some.Press(device.Address, 1)).Replace("\"value\":3", $"\"value\":{value}", StringComparison.Ordinal));

        await RefusedAsync(hub, device);
    }

    [Fact]
    public async Task Family_16_gzip_is_not_unpacked()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[50_000_000]);
        }

        Assert.InRange(packed.Length, 1, WireLimits.MaxPayloadBytes);
        Assert.Equal(MqttClientPublishReasonCode.PayloadFormatInvalid, await device.PublishAsync(Topics.Event(device.Address), packed.ToArray()));

        await RefusedAsync(hub, device);
    }

    [Fact]
    public async Task Family_17_batch_of_far_too_many_is_refused_whole()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        string many = $"[{string.Join(',', Enumerable.Repeat("{}", 40_000))}]";

        Assert.Equal(MqttClientPublishReasonCode.PayloadFormatInvalid, await device.PublishAsync(Topics.Event(device.Address), Encoding.UTF8.GetBytes(many)));
        Assert.Equal("a batch of 60000 events is over the limit of 100", Wire.ReadMessage(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat('0', 60_000))}]"), device.Address).Problem);

        await RefusedAsync(hub, device);
    }

    [Fact]
    public async Task Family_19_ids_of_a_year_ago_change_nothing()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        EventEnvelope old = Some.Press(device.Address, 1, at: Some.Now.AddDays(-365));

        await device.SendAsync(old);
        await device.SettledAsync(Some.Epoch, 1);
        await device.SendAsync(old, Some.Press(device.Address, 2));
        await device.SettledAsync(Some.Epoch, 2);

        Assert.Equal(2, await hub.CountAsync("event"));
        Assert.Equal(1, await hub.CountAsync("event", "seq = 1 AND NOT live"));
        Assert.Equal(0, await hub.CountAsync("conflict"));
    }

    [Fact]
    public async Task Family_19_captured_stream_of_another_device_is_stored_for_neither()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice victim = await hub.ConnectAsync();
        await using TestDevice thief = await hub.ConnectAsync("kiosk-harbour-2");
        byte[] captured = Wire.Write(Some.Press(victim.Address, 1));

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, await thief.PublishAsync(Topics.Event(victim.Address), captured));
        await thief.PublishAsync(Topics.Event(thief.Address), captured);
        await Eventually.HoldsAsync(async () => await hub.CountAsync("dead_letter", "reason LIKE 'source%'") == 1, "a dead letter");

        Assert.Equal(0, await hub.CountAsync("event"));
        await HonestAsync(hub);
    }

    [Theory]
    [InlineData("01000000000000000000")] // a jump of 10^18
    [InlineData("-0000000000000000001")]
    [InlineData("99999999999999999999")] // over 64 bits
    [InlineData("00000001099511627776")] // 2^40
    public async Task Family_20_number_out_of_range_is_refused(string number)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await SendAsync(device, Json(Some.Press(device.Address, 1)).Replace("\"00000000000000000001\"", $"\"{number}\"", StringComparison.Ordinal));

        await RefusedAsync(hub, device);
    }

    [Fact]
    public async Task Family_20_jump_to_the_largest_number_leaves_a_gap_and_the_cursor_where_it_was()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await device.SendAsync(Some.Press(device.Address, 1), Some.Press(device.Address, WireLimits.MaxSequence));
        Ack ack = await device.SettledAsync(Some.Epoch, WireLimits.MaxSequence);

        Assert.Equal((1L, new SeqRange(WireLimits.MaxSequence, WireLimits.MaxSequence)), (ack.UpTo, Assert.Single(ack.Ranges)));
        Assert.Equal(2, await hub.CountAsync("event"));
    }

    [Fact]
    public async Task Family_20_new_epoch_counts_from_one_beside_the_old_one()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        string reset = CemId.NewEpoch(1, 0xBB);

        await device.SendAsync(Some.Press(device.Address, 1));
        await device.SendAsync(Some.Press(device.Address, 1, value: 0, epoch: reset));
        await device.SettledAsync(Some.Epoch, 1);
        await device.SettledAsync(reset, 1);

        Assert.Equal((2L, 0L), (await hub.CountAsync("event"), await hub.CountAsync("conflict")));
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", TimeQuality.Unknown)]
    [InlineData("2106-02-07T06:28:16Z", TimeQuality.Unknown)]
    [InlineData("9999-12-31T23:59:59Z", TimeQuality.Unknown)]
    [InlineData("2026-10-25T02:30:00+02:00", TimeQuality.Synced)] // the hour that comes twice
    [InlineData("2026-10-25T02:30:00+01:00", TimeQuality.Synced)]
    public async Task Family_21_time_that_cannot_be_is_kept_and_stands_at_its_receipt(string time, string quality)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        DateTimeOffset at = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

        await device.SendAsync(Some.Event(device.Address, 1, new PressEvent { Question = "found-it", Scale = 4, Value = 3 }, at, synchronised: quality == TimeQuality.Synced));
        await device.SettledAsync(Some.Epoch, 1);

        Assert.Equal(1, await hub.CountAsync("event", $"time_quality = '{quality}' AND NOT live"));
        Assert.Equal(at.ToUnixTimeMilliseconds(), await hub.ScalarAsync<long>("SELECT device_at FROM event"));
        Assert.InRange(await hub.ScalarAsync<long>("SELECT at FROM event"), 0, Some.Now.AddMinutes(1).ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("2016-12-31T23:59:60Z")] // a leap second
    [InlineData("yesterday")]
    public async Task Family_21_text_that_is_no_time_is_a_dead_letter(string time)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        string json = Json(Some.Press(device.Address, 1));
        int from = json.IndexOf("\"time\":\"", StringComparison.Ordinal) + 8;

        await SendAsync(device, json[..from] + time + json[json.IndexOf('"', from)..]);

        await RefusedAsync(hub, device);
    }

    [Theory]
    [InlineData("cem.press.v2")]
    [InlineData("cem.press.v1\\u0000")]
    [InlineData("CEM.PRESS.V1")]
    public async Task Family_22_unknown_type_or_version_is_a_dead_letter(string type)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await SendAsync(device, Json(Some.Press(device.Address, 1)).Replace("cem.press.v1", type, StringComparison.Ordinal));

        await RefusedAsync(hub, device);
    }

    [Theory]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("\"5\"")]
    [InlineData("null")]
    public async Task Family_23_value_beside_the_scale_is_a_dead_letter(string value)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await SendAsync(device, Json(Some.Press(device.Address, 1)).Replace("\"value\":3", $"\"value\":{value}", StringComparison.Ordinal));

        await RefusedAsync(hub, device);
        Assert.Equal(0, await hub.CountAsync("counter", "n > 0 AND touchpoint <> 'harbour-accessories'"));
    }

    [Theory]
    [InlineData("a\u0301", 100_000 / 2)] // combining marks
    [InlineData("x", 100_000)]
    public async Task Family_24_remark_without_end_is_a_dead_letter(string part, int times)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        string text = string.Concat(Enumerable.Repeat(part, times));

        await SendAsync(device, Json(Some.Event(device.Address, 1, Some.Remark("X-X") with { Findings = [] })).Replace("X-X", text, StringComparison.Ordinal));

        await RefusedAsync(hub, device);
    }

    [Fact]
    public async Task Family_24_right_to_left_and_marks_are_kept_as_they_are()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        string text = "\u202Eevil\u202C שלום 你好 Z" + string.Concat(Enumerable.Repeat("\u0336", 300));

        await device.SendAsync(Some.Event(device.Address, 1, Some.Remark(text)));
        await device.SettledAsync(Some.Epoch, 1);

        Assert.Equal(text, await hub.ScalarAsync<string>("SELECT data ->> 'text' FROM event"));
    }

    private static string Json(EventEnvelope envelope) => Encoding.UTF8.GetString(Wire.Write(envelope));

    private static Task<MqttClientPublishReasonCode> SendAsync(TestDevice device, string json) => device.PublishAsync(Topics.Event(device.Address), Encoding.UTF8.GetBytes(json));

    /// <summary>Kept as a dead letter, stored nowhere, and the device goes on.</summary>
    private static async Task RefusedAsync(TestHub hub, TestDevice device)
    {
        await Eventually.HoldsAsync(async () => await hub.CountAsync("dead_letter") == 1, "a dead letter");
        Assert.Equal(0, await hub.CountAsync("event"));
        await device.SendAsync(Some.Press(device.Address, 7));
        await device.SettledAsync(Some.Epoch, 7);
        Assert.Equal(1, await hub.CountAsync("event"));
    }

    private static async Task HonestAsync(TestHub hub)
    {
        await using TestDevice device = await hub.ConnectAsync("kiosk-lotus-1", "lotus");
        await device.SendAsync(Some.Press(device.Address, 1));
        await device.SettledAsync(Some.Epoch, 1);
    }
}
