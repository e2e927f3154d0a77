namespace Cem.Edge.Contracts;

/// <summary>What a well-formed event must hold beyond its shape. Each rule returns the reason of refusal, or null.</summary>
internal static class EventRules
{
    public static string? Check(EventEnvelope envelope, DeviceAddress sender)
    {
        if (envelope.SpecVersion != "1.0")
        {
            return "specversion must be 1.0";
        }

        if (envelope.Source != sender.Source)
        {
            return "source is not the identity of the sender";
        }

        if (!CemId.IsValidEpoch(envelope.Epoch))
        {
            return "epoch must be 6 digits, a hyphen and 16 hex digits";
        }

        if (envelope.Sequence.Length != 20 || !IsNumber(envelope.SequenceNumber))
        {
            return "sequence must be 20 digits, from 1 to 2^40-1";
        }

        if (envelope.Id != Wire.EventId(sender.Device, envelope.Epoch, envelope.SequenceNumber))
        {
            return "id must be device:epoch:seq of this event";
        }

        if (envelope.BootId.Length is 0 or > 40)
        {
            return "bootid must have 1 to 40 characters";
        }

        return envelope.UptimeMilliseconds < 0 ? "uptimems must be a whole number of milliseconds" : null;
    }

    public static string? Check(EventData data) => data switch
    {
        PressEvent press => Answer(press.Question, press.Scale, press.Value),
        ImportEvent import => CemId.IsValid(import.Channel) ? Answer(import.Question, import.Scale, import.Value) : "channel must be an id",
        ReasonEvent reason => CemId.IsValid(reason.Reason) ? Reference(reason.Press) : "reason must be a taxonomy id",
        VoiceEvent voice => Check(voice),
        ForgetEvent forget => CemId.IsValidEpoch(forget.Epoch) && IsNumber(forget.Seq) ? null : "forget must name an epoch and a seq from 1 to 2^40-1",
        CallEvent call => Check(call),
        HealthEvent health => Check(health),
        _ => null,
    };

    private static string? Answer(string question, int scale, int value)
    {
        if (!CemId.IsValid(question))
        {
            return "question must be an id";
        }

        if (scale is < 2 or > 11)
        {
            return "scale must be 2 to 11";
        }

        return value < 0 || value >= scale ? "value must be 0 to scale - 1" : null;
    }

    private static string? Reference(PressReference? press) =>
        press is null || (CemId.IsValidEpoch(press.Epoch) && IsNumber(press.Seq)) ? null : "press must name an epoch and a seq from 1 to 2^40-1";

    private static string? Check(VoiceEvent voice)
    {
        if (voice.Status is not (VoiceStatus.Scored or VoiceStatus.Suspect or VoiceStatus.Unscored or VoiceStatus.Forgotten))
        {
            return "status must be scored, suspect, unscored or forgotten";
        }

        if (voice.Text.Length > WireLimits.MaxTextLength)
        {
            return $"text must have at most {WireLimits.MaxTextLength} characters";
        }

        if (voice.Findings.Any(finding => finding.Polarity is < -1 or > 1) || voice.Confidence is < 0 or > 1 || voice.AudioMs < 0)
        {
            return "polarity must be -1 to 1, confidence 0 to 1, audioMs not negative";
        }

        return CheckCallOf(voice) ?? Reference(voice.Press);
    }

    private static string? CheckCallOf(VoiceEvent voice) => voice switch
    {
        { CallId: null } => null,
        { CallId: var id } when !CemId.IsValid(id) => "callId must be an id",
        { CallKey: { } key } when !CemId.IsValid(key) => "callKey must be an id",
        { Side: not (CallSide.Agent or CallSide.Customer or CallSide.Unknown) } => "side must be agent, customer or unknown",
        { StartMs: < 0 } => "startMs must not be negative",
        _ => null,
    };

    private static string? Check(CallEvent call)
    {
        if (!CemId.IsValid(call.CallId) || call.DurationMs < 0 || call.Phrases < 0)
        {
            return "callId must be an id, durationMs and phrases not negative";
        }

        if (call.CallKey is not null && !CemId.IsValid(call.CallKey))
        {
            return "callKey must be an id";
        }

        if (call.Line is not null && !CemId.IsValid(call.Line))
        {
            return "line must be an id";
        }

        return call.Gaps.Count <= WireLimits.MaxCallGaps && call.Gaps.All(gap => gap is { StartMs: >= 0, LengthMs: >= 0 })
            ? null
            : $"gaps must be at most {WireLimits.MaxCallGaps}, with startMs and lengthMs not negative";
    }

    private static string? Check(HealthEvent health) => health.TestPresses?.Select(Reference).FirstOrDefault(problem => problem is not null) ?? CheckRanges(health);

    private static string? CheckRanges(HealthEvent health) =>
        health.Dropped.Concat(health.Quarantined).All(range => CemId.IsValidEpoch(range.Epoch) && IsNumber(range.From) && IsNumber(range.To) && range.To >= range.From)
            ? null
            : "a range must name an epoch, a from of at least 1 and a to from there to 2^40-1";

    private static bool IsNumber(long sequence) => sequence is >= 1 and <= WireLimits.MaxSequence;
}
