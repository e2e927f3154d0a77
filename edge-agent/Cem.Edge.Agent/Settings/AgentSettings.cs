using Cem.Edge.Agent.Buttons;
using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Feedback;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Identity;
using Cem.Edge.Agent.Lights;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Pins;
using Cem.Edge.Agent.Recording;
using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Agent.Uplink;

namespace Cem.Edge.Agent.Settings;

/// <summary>One property per section of the settings file.</summary>
internal sealed record AgentSettings
{
    public DeviceOptions Device { get; init; } = new();

    public UplinkOptions Hub { get; init; } = new();

    public IdentityOptions Identity { get; init; } = new();

    public PinsOptions Pins { get; init; } = new();

    public ButtonsOptions Buttons { get; init; } = new();

    public LightsOptions Lights { get; init; } = new();

    public FeedbackOptions Feedback { get; init; } = new();

    public RecordingOptions Recording { get; init; } = new();

    public TranscribingOptions Transcribing { get; init; } = new();

    public CallDeskOptions CallDesk { get; init; } = new();

    public OutboxOptions Outbox { get; init; } = new();

    public HealthOptions Health { get; init; } = new();
}
