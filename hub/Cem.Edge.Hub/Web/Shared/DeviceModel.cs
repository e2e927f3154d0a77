using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Web.Shared;

/// <summary>A device as its card shows it.</summary>
public sealed record DeviceModel
{
    public required string Device { get; init; }

    /// <summary>Site id; decides the time zone.</summary>
    public required string Site { get; init; }

    /// <summary>Touchpoint id, or null while it is assigned to none.</summary>
    public required string? Touchpoint { get; init; }

    public required DeviceVerdict Verdict { get; init; }

    /// <summary>Since when it is so; null when it never reported.</summary>
    public required DateTimeOffset? Since { get; init; }

    public required DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Shut out by an administrator: that it is silent is no fault of its own.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>Its last word, or null.</summary>
    public required DeviceState? Document { get; init; }

    public required LedgerModel Ledger { get; init; }

    /// <summary>Parts that do not work first.</summary>
    public IReadOnlyList<PartHealth> Parts => Document is null ? [] : [.. Document.Parts.OrderByDescending(DeviceVerdicts.NeedsSomebody)];
}

/// <summary>The account of a device, in events.</summary>
/// <param name="Produced">The device's own counter; null before it reported.</param>
/// <param name="Unaccounted">Produced, less everything that is somewhere; at most 0 when nothing is missing.</param>
public sealed record LedgerModel(long? Produced, long Stored, long Quarantined, long Dropped, long Waiting, long Unaccounted);
