
namespace Cem.Edge.Speech.Tests.Support;

/// <summary>Sounds made by formula, 16 kHz unless said otherwise.</summary>
internal static class Sound
{
    public static float[] Silence(double seconds) => new float[(int)(seconds * AudioRate.SpeechHz)];

    public static float[] Sine(double hz, double seconds, int rate = AudioRate.SpeechHz, double level = 0.5) =>
        [.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => (float)(level * Math.Sin(2 * Math.PI * hz * i / rate)))];

    /// <summary>Frequency rises from 50 Hz to <paramref name="toHz"/>.</summary>
    public static float[] Chirp(double toHz, double seconds) =>
        [.. Enumerable.Range(0, (int)(seconds * AudioRate.SpeechHz)).Select(i => (double)i / AudioRate.SpeechHz)
            .Select(t => (float)(0.4 * Math.Sin(2 * Math.PI * ((50 * t) + ((toHz - 50) * t * t / (2 * seconds))))))];

    public static float[] WhiteNoise(double seconds, double level)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, (int)(seconds * AudioRate.SpeechHz)).Select(_ => (float)(level * ((2 * random.NextDouble()) - 1)))];
    }

    public static float[] Remark(string file) => WholeRecording.Read(Path.Combine(Repository.Remarks, file)).ToSpeech();
}
