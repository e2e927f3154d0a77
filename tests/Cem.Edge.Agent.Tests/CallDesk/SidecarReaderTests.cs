using System.Text;
using Cem.Edge.Agent.CallDesk;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class SidecarReaderTests
{
    private static Sidecar? Read(string json, out string? problem) => SidecarReader.Read(Encoding.UTF8.GetBytes(json), out problem);

    [Fact]
    public void Everything_a_recorder_may_say_is_read_and_what_is_its_own_is_left()
    {
        Sidecar sidecar = Read(
            """{ "callId": "c-7", "started": "2026-11-24T11:01:00+01:00", "line": "hotline-1", "agent": "right", "consent": true, "codec": "g711", "pauses": [{ "startMs": 61000, "lengthMs": 14000 }, { "startMs": 70000, "lengthMs": 9000 }] }""",
            out string? problem)!;
        Assert.Null(problem);
        Assert.Equal(("c-7", "hotline-1", Channel.Right, true), (sidecar.CallId, sidecar.Line, sidecar.Agent, sidecar.Consent));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 10, 1, 0, TimeSpan.Zero), sidecar.Started);
        Assert.Equal(new CallSpan(TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(79)), Assert.Single(sidecar.Pauses));
    }

    [Fact]
    public void Empty_object_says_nothing_of_consent()
    {
        Sidecar sidecar = Read("{}", out _)!;
        Assert.Equal((null, null, null), (sidecar.Consent, sidecar.CallId, sidecar.Agent));
    }

    [Fact]
    public void Number_is_a_call_id_too() => Assert.Equal("1637771234.55", Read("""{ "callId": 1637771234.55 }""", out _)!.CallId);

    [Theory]
    [InlineData("""{ "consent": true""", "the sidecar is no JSON (line 1)")]
    [InlineData("""{ "consent": true, "consent": false }""", "the sidecar is no JSON (line 1)")]
    [InlineData("""[true]""", "the sidecar is no JSON object")]
    [InlineData("""{ "consent": "yes" }""", "consent in the sidecar must be true or false")]
    [InlineData("""{ "consent": 1 }""", "consent in the sidecar must be true or false")]
    [InlineData("""{ "Consent": false }""", "a member of the sidecar is not written as it must be: consent")]
    [InlineData("""{ "agent": "top" }""", "agent in the sidecar must be left or right")]
    [InlineData("""{ "line": "+49 30 123" }""", "line in the sidecar must be 1 to 40 of a-z 0-9 and hyphen")]
    [InlineData("""{ "started": "yesterday" }""", "started in the sidecar must be a time such as 2026-11-24T10:01:00Z")]
    [InlineData("""{ "started": "2026-11-24T10:01:00" }""", "started in the sidecar must be a time such as 2026-11-24T10:01:00Z")]
    [InlineData("""{ "callId": {} }""", "callId in the sidecar must be a text of 1 to 200 characters")]
    [InlineData("""{ "callId": "\ud800" }""", "a text in the sidecar is no Unicode")]
    [InlineData("""{ "pauses": [{ "startMs": -1, "lengthMs": 5 }] }""", "pauses in the sidecar must be at most 100 of { startMs, lengthMs }, in milliseconds")]
    [InlineData("""{ "pauses": 5 }""", "pauses in the sidecar must be at most 100 of { startMs, lengthMs }, in milliseconds")]
    public void Mistake_is_an_error_and_never_a_guess(string json, string problem)
    {
        Assert.Null(Read(json, out string? told));
        Assert.Equal(problem, told);
    }
}
