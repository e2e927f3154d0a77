using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Storage;

namespace Cem.Edge.Hub.Detection;

/// <summary>Looks at the clock: devices that fell silent, and open alerts whose reason has gone.</summary>
internal sealed class RecoveryPass(
    AlertQueries alerts, DeviceSignsQueries devices, VoteQueries votes, HubDatabase database, UnhappyWatch unhappy, SilenceWatch silence,
    JourneyBook journey, TaskFeed feed, TimeProvider time)
{
    public async Task LookAsync(CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        JourneyMap map = journey.Current;
        IReadOnlyList<DeviceSigns> signs = await devices.AllAsync(map, now, cancellation);
        IReadOnlyList<Alert> openAlerts = await alerts.RecoverableAsync(cancellation);
        HashSet<string> alreadySilent = [.. openAlerts.Where(alert => alert.Kind == AlertKind.SilentDevice).Select(alert => alert.Device)];
        AlertSignal[] silent = [.. signs.Where(one => !alreadySilent.Contains(one.Device) && silence.IsSilent(one, now)).Select(one => SignalWriter.Silent(one, map))];
        List<(long Alert, AlertEnding Ending)> endings = [];
        foreach (Alert alert in openAlerts)
        {
            if (await EndingOfAsync(alert, signs, now, cancellation) is { } ending)
            {
                endings.Add((alert.Id, ending));
            }
        }

        if (silent.Length + endings.Count == 0)
        {
            return;
        }

        await database.WriteAsync(
            transaction =>
            {
                foreach (AlertSignal signal in silent)
                {
                    AlertBook.Open(transaction, signal, now);
                }

                foreach ((long alert, AlertEnding ending) in endings)
                {
                    AlertBook.Close(transaction, alert, ending, now);
                }
            },
            cancellation);
        feed.Tell();
    }

    private async Task<AlertEnding?> EndingOfAsync(Alert alert, IReadOnlyList<DeviceSigns> signs, DateTimeOffset now, CancellationToken cancellation) => alert switch
    {
        { Kind: AlertKind.SilentDevice } => silence.Ends(signs.FirstOrDefault(one => one.Device == alert.Device), alert.OpenedAt, now),
        { Facts: UnhappyFacts facts } => unhappy.Closes(
            await votes.SinceAsync(new AnswerPlace(alert.Touchpoint, facts.Question), now - unhappy.Window, cancellation), alert.OpenedAt, now),
        _ => null,
    };
}
