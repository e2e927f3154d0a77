using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Devices;

/// <summary>Which agent start and connection a state document speaks for.</summary>
internal readonly record struct StateMark(string Epoch, int Birth);

internal static class StateRules
{
    /// <summary>
    /// False for a Will of an older start or connection: the broker may send it after the device is back. Any other document is
    /// the newest word of the device, also after its start counter was reset by a new card.
    /// </summary>
    public static bool Supersedes(StateMark known, DeviceState incoming) =>
        incoming.State != StateWord.Lost || (incoming.Epoch == known.Epoch && incoming.Birth >= known.Birth);
}
