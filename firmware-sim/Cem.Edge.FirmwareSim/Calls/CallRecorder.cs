using System.Text.Json;

namespace Cem.Edge.FirmwareSim.Calls;

/// <summary>
/// Leaves finished calls in a call desk's folder as a recorder does: the sidecar first, then the recording under another name, renamed when it is whole.
/// </summary>
internal sealed class CallRecorder(string folder)
{
    private int count;

    /// <summary>Writes the recording of <paramref name="call"/> that began at <paramref name="started"/>; returns its call id.</summary>
    public string Leave(CallScript call, DateTimeOffset started, bool consent)
    {
        string id = $"{call.Id}-{Interlocked.Increment(ref count)}";
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, id + ".json"), JsonSerializer.SerializeToUtf8Bytes(new { callId = id, started, line = call.Line, agent = call.Agent, consent }));
        string unfinished = Path.Combine(folder, id + ".part");
        File.WriteAllBytes(unfinished, CallTape.Record(call));
        File.Move(unfinished, Path.Combine(folder, id + ".wav"));
        return id;
    }
}
