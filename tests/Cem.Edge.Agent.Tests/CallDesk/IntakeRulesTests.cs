using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.Tests.CallDesk;

public sealed class IntakeRulesTests
{
    private static readonly CallDeskOptions Strict = new() { Folder = "/calls" };
    private static readonly CallDeskOptions Announced = Strict with { AssumeConsent = true };
    private static readonly IntakeFacts Waited = new() { SeenFor = TimeSpan.FromMinutes(1) };

    private static IntakeFacts Says(bool? consent) => Waited with { Sidecar = new Sidecar { Consent = consent } };

    [Fact]
    public void Consent_in_the_sidecar_takes_the_recording() => Assert.True(IntakeRules.Decide(Says(true), Strict).IsTaken);

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(null, false)]
    public void Without_consent_it_is_never_listened_to(bool? consent, bool assumed) =>
        Assert.Equal(CallOutcome.NoConsent, IntakeRules.Decide(Says(consent), assumed ? Announced : Strict).Outcome);

    [Fact]
    public void Announcement_to_every_caller_stands_for_a_sidecar_that_does_not_speak_of_consent()
    {
        Assert.True(IntakeRules.Decide(Says(null), Announced).IsTaken);
        Assert.True(IntakeRules.Decide(Waited, Announced).IsTaken);
    }

    [Fact]
    public void Recording_waits_for_its_sidecar_and_then_counts_as_without_consent()
    {
        Assert.True(IntakeRules.Decide(Waited with { SeenFor = TimeSpan.FromSeconds(29) }, Strict).Waits);
        Assert.Equal(CallOutcome.NoConsent, IntakeRules.Decide(Waited, Strict).Outcome);
        Assert.True(IntakeRules.Decide(Says(true) with { SidecarArrives = true }, Strict).Waits);
    }

    [Fact]
    public void Sidecar_that_cannot_be_read_leaves_consent_unknown_so_a_person_decides()
    {
        Intake intake = IntakeRules.Decide(Waited with { SidecarProblem = "the sidecar is no JSON (line 1)" }, Announced);
        Assert.Equal((CallOutcome.Rejected, "the sidecar is no JSON (line 1)"), (intake.Outcome, intake.Note));
    }

    [Fact]
    public void Refusal_comes_before_every_other_fault() => Assert.Equal(CallOutcome.NoConsent, IntakeRules.Decide(Says(false) with { IsEmpty = true, Age = TimeSpan.FromDays(9) }, Strict).Outcome);

    [Fact]
    public void Empty_file_and_link_are_rejected()
    {
        Assert.Equal("is empty", IntakeRules.Decide(Says(true) with { IsEmpty = true }, Strict).Note);
        Assert.Equal("is a link, not a recording", IntakeRules.Decide(Says(true) with { IsLink = true }, Strict).Note);
    }

    [Fact]
    public void Recording_that_lay_too_long_expires_but_not_by_a_clock_that_may_be_wrong()
    {
        IntakeFacts old = Says(true) with { Age = TimeSpan.FromDays(3) };
        Assert.Equal(CallOutcome.Expired, IntakeRules.Decide(old with { SeenFor = TimeSpan.FromHours(2) }, Strict).Outcome);
        Assert.True(IntakeRules.Decide(old, Strict).IsTaken, "a copy that brings its old time along was not tried yet");
        Assert.True(IntakeRules.Decide(Says(true) with { Age = null }, Strict).IsTaken);
    }
}
