using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Devices;

/// <summary>What is known of a device: its place, its last word, its ledger.</summary>
internal sealed record DeviceRow
{
    public required string Device { get; init; }

    public required string Site { get; init; }

    /// <summary>Touchpoint id now, or null while it is assigned to none.</summary>
    public required string? Touchpoint { get; init; }

    /// <summary>One of <see cref="StateWord"/>; null when it never reported.</summary>
    public required string? State { get; init; }

    /// <summary>Since when it has that state.</summary>
    public required DateTimeOffset? Since { get; init; }

    /// <summary>Last message of any kind; null when it never spoke.</summary>
    public required DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Should speak and does not, by the rule that raises the alert; a device with a place that was never heard is silent too.</summary>
    public required bool IsSilent { get; init; }

    /// <summary>Shut out by an administrator.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>Its last birth document.</summary>
    public required DeviceState? Document { get; init; }

    public required DeviceLedger Ledger { get; init; }
}
