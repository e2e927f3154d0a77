using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Devices;

/// <summary>Which agent start and connection a state document speaks for.</summary>
internal readonly record struct StateMark(string Epoch, int Birth);

internal static class StateRules
{
    /// <summary>Why <paramref name="state"/> is refused, or null.</summary>
    public static string? Check(DeviceState state) => state switch
    {
        { State: not (StateWord.Init or StateWord.Ready or StateWord.Sleeping or StateWord.Lost or StateWord.Alert or StateWord.Disconnected) } =>
            "state must be init, ready, sleeping, lost, alert or disconnected",
        _ when !CemId.IsValidEpoch(state.Epoch) => "epoch must be 6 digits, a hyphen and 16 hex digits",
        { Birth: < 0 } => "birth must not be negative",
        _ => null,
    };

    /// <summary>
    /// False for a Will of an older start or connection: the broker may send it after the device is back. Any other document is
    /// the newest word of the device, also after its start counter was reset by a new card.
    /// </summary>
    public static bool Supersedes(StateMark known, DeviceState incoming) =>
        incoming.State != StateWord.Lost || (incoming.Epoch == known.Epoch && incoming.Birth >= known.Birth);
}
