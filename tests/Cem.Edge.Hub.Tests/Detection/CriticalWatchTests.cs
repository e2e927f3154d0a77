using Cem.Edge.Contracts;
using Cem.Edge.Hub.Detection;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Detection;

public sealed class CriticalWatchTests
{
    private static readonly VoiceEvent Fire = Some.Remark("the charger caught fire");

    [Fact]
    public void One_critical_clause_is_found_among_others()
    {
        FindingData calm = Fire.Findings[0] with { Severity = "warning" };
        Assert.Equal(1, CriticalWatch.CriticalClause(Fire with { Findings = [calm, Fire.Findings[0]] }));
    }

    [Fact]
    public void Doubt_of_the_recogniser_does_not_silence_it() => Assert.Equal(0, CriticalWatch.CriticalClause(Fire with { Status = VoiceStatus.Suspect, Confidence = 0.2 }));

    [Fact]
    public void A_forgotten_remark_alerts_nobody() => Assert.Null(CriticalWatch.CriticalClause(Fire with { Status = VoiceStatus.Forgotten }));

    [Theory]
    [InlineData(CallSide.Customer, 0)]
    [InlineData(CallSide.Unknown, 0)]
    [InlineData(CallSide.Agent, null)]
    public void Of_a_call_everybody_but_the_agent_alerts(string side, int? clause) =>
        Assert.Equal(clause, CriticalWatch.CriticalClause(Fire with { CallId = "c-1", Side = side, StartMs = 1_000 }));

    [Fact]
    public void Warnings_alert_nobody() => Assert.Null(CriticalWatch.CriticalClause(Fire with { Findings = [Fire.Findings[0] with { Severity = "warning" }] }));
}
