using Cem.Edge.Hub.Devices;

namespace Cem.Edge.Hub.Web.Shared;

/// <summary>From what the hub knows of a device to what its card shows.</summary>
internal static class DeviceModels
{
    public static DeviceModel Of(DeviceRow row) => new()
    {
        Device = row.Device,
        Site = row.Site,
        Touchpoint = row.Touchpoint,
        Verdict = DeviceVerdicts.Of(row.State, row.IsSilent, row.LastSeenAt is not null, row.Document?.Parts ?? []),
        Since = row.Since,
        LastSeenAt = row.LastSeenAt,
        IsRevoked = row.IsRevoked,
        Document = row.Document,
        Ledger = new LedgerModel(
            row.Ledger.Produced, row.Ledger.StoredThen, row.Ledger.Quarantined, row.Ledger.Dropped, row.Ledger.Waiting, row.Ledger.Difference),
    };
}
