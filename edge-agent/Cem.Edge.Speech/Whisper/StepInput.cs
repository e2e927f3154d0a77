using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Whisper;

/// <summary>One integer input of the decoder: a fixed array with one tensor over it for each number of rows, made when first needed. Only a prompt gets an array of its own.</summary>
internal sealed class StepInput : IDisposable
{
    private readonly long[] values = new long[TranscribeOptions.MostBeams];
    private readonly OrtValue?[] byRows = new OrtValue?[TranscribeOptions.MostBeams];
    private OrtValue? prompt;

    /// <summary>A tensor [rows] or, with a <paramref name="width"/>, [rows, width]; valid until the next call.</summary>
    public OrtValue Of(ReadOnlySpan<long> fresh, int rows, int? width = null)
    {
        if (width > 1)
        {
            prompt?.Dispose();
            return prompt = OrtValue.CreateTensorValueFromMemory(fresh.ToArray(), [rows, width.Value]);
        }

        fresh.CopyTo(values);
        return byRows[rows - 1] ??= OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, values.AsMemory(0, rows), width is null ? [rows] : [rows, 1]);
    }

    public void Dispose()
    {
        prompt?.Dispose();
        foreach (var value in byRows)
            value?.Dispose();
    }
}
