using System.CommandLine;
using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.FirmwareSim.Storms;

/// <summary>
/// Kiosks under a storm of presses without a hub, in one process: what runs in the machine whose power is cut. Each press that a light has
/// thanked is told on standard output, which lies outside that machine.
/// </summary>
internal static class StormVerb
{
    public static Command Create(TimeProvider time)
    {
        var data = new Option<string>("--data") { Description = "folder that holds one data folder for each kiosk", Required = true };
        var sockets = new Option<string>("--sockets") { Description = "folder for the wires' sockets", Required = true };
        var kiosks = new Option<int>("--kiosks") { Description = "how many kiosks", DefaultValueFactory = _ => 1 };
        var sync = new Option<SyncMode>("--sync") { Description = "full, or normal for the control that must lose", DefaultValueFactory = _ => SyncMode.Full };
        var presses = new Option<int>("--presses") { Description = "presses of each face, then calm and a line with the sums; without it the storm does not end", DefaultValueFactory = _ => int.MaxValue };
        var checkpoint = new Option<int>("--checkpoint") { Description = "every second kiosk, from the first, empties its write-ahead log again after so many milliseconds; 0: none does" };
        var verb = new Command("storm", "Press the faces of kiosks without rest and tell which presses were thanked.") { data, sockets, kiosks, sync, presses, checkpoint };
        verb.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(sockets), parsed.GetValue(kiosks), parsed.GetValue(sync), parsed.GetValue(presses), parsed.GetValue(checkpoint), time, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(string data, string sockets, int count, SyncMode sync, int presses, int checkpointMs, TimeProvider time, CancellationToken cancellationToken)
    {
        using TextWriter told = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        StormKiosk[] kiosks = [.. Enumerable.Range(0, count).Select(index => new StormKiosk(index, index % 2 == 0 && checkpointMs > 0 ? TimeSpan.FromMilliseconds(checkpointMs) : null, data, sockets, sync, told.WriteLine, time))];
        try
        {
            await Task.WhenAll(kiosks.Select(kiosk => kiosk.RunAsync(presses, cancellationToken)));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Calm is how a storm ends that nobody cuts.
        }
        finally
        {
            await Task.WhenAll(kiosks.Select(kiosk => kiosk.DisposeAsync().AsTask()));
        }

        return 0;
    }
}
