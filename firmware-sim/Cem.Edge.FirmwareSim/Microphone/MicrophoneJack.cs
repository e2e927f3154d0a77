using System.Text.Json;

namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>
/// What lies before the simulated microphone, as a small file between simulator and <c>mic</c> process: the agent starts that process itself,
/// so there is no pipe to it. Written by temporary name and rename, so that it is never seen half.
/// </summary>
/// <param name="Take">Grows with every remark; a running microphone begins the remark when it sees a new number.</param>
/// <param name="Wav">The file to speak, or null for silence.</param>
/// <param name="Plugged">False: the microphone is gone.</param>
internal sealed record MicrophoneJack(int Take, string? Wav, bool Plugged)
{
    public static MicrophoneJack Silent { get; } = new(0, null, true);

    public void Write(string path)
    {
        string half = path + ".new";
        File.WriteAllBytes(half, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(half, path, overwrite: true);
    }

    /// <summary>Silence where there is no file yet.</summary>
    public static MicrophoneJack Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<MicrophoneJack>(File.ReadAllBytes(path)) ?? Silent : Silent;
}
