namespace Cem.Edge.Hub.Detection;

internal enum AlertKind
{
    /// <summary>Half or more of the latest answers at a touchpoint are unhappy.</summary>
    UnhappyAnswers,

    /// <summary>A remark tells of safety, injury, allergy, discrimination or threat.</summary>
    CriticalWords,

    /// <summary>A device gave no sign.</summary>
    SilentDevice,
}

internal enum AlertSeverity
{
    Info,
    Warning,
    Critical,
}

/// <summary>Why an alert is closed.</summary>
internal enum AlertEnding
{
    /// <summary>The answers of the window are no longer mostly unhappy.</summary>
    Recovered,

    /// <summary>Hardly anybody has answered since: nothing says that it still holds.</summary>
    Quiet,

    /// <summary>The device speaks again.</summary>
    Returned,

    /// <summary>The device is no longer part of the journey.</summary>
    Removed,

    /// <summary>The task was accepted.</summary>
    TaskAccepted,
}

/// <summary>Something that people should know now, with what explains it.</summary>
internal sealed record Alert
{
    public required long Id { get; init; }

    public required AlertKind Kind { get; init; }

    public required AlertSeverity Severity { get; init; }

    /// <summary>Empty when the device is assigned to none.</summary>
    public required string Site { get; init; }

    public required string Touchpoint { get; init; }

    /// <summary>Empty for an alert about a touchpoint.</summary>
    public required string Device { get; init; }

    /// <summary>When the thing itself began: oldest answer of the window, the remark, the last sign.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public AlertEnding? Ending { get; init; }

    public required AlertFacts Facts { get; init; }

    /// <summary>The task it opened or was added to.</summary>
    public required long TaskId { get; init; }
}
