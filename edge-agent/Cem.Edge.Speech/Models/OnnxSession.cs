using Cem.Edge.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Models;

/// <summary>Opens ONNX files with the settings of this engine.</summary>
internal static class OnnxSession
{
    public static SessionOptions Options(SpeechRuntimeOptions runtime)
    {
        _ = OnnxLibrary.Environment;
        var options = new SessionOptions
        {
            IntraOpNumThreads = runtime.Threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            // Every phrase has its own length, so a recorded pattern never fits twice.
            EnableMemoryPattern = false,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", runtime.Spinning ? "1" : "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }

    /// <summary>Opens <paramref name="file"/> of a folder after checking it; where a cache is set, its optimised graph.</summary>
    /// <exception cref="ModelException">The file is missing, damaged or not for this runtime.</exception>
    public static InferenceSession Open(ModelFolder folder, string file, SpeechRuntimeOptions runtime)
    {
        if (runtime.CacheFolder is not { Length: > 0 } cacheFolder)
            return Open(folder.Verified(file), runtime);
        var cache = GraphCache.In(cacheFolder, KeptWeights.Packed);
        var (name, checksum) = ($"{folder.Name}.{Path.GetFileNameWithoutExtension(file)}", folder.Checksum(file));
        return cache.Open(name, checksum, () => Options(runtime))
            ?? cache.OpenAndKeep(name, folder.Verified(file), checksum, () => Options(runtime))
            ?? Open(folder.Verified(file), runtime);
    }

    public static InferenceSession Open(string path, SpeechRuntimeOptions runtime)
    {
        try
        {
            using var options = Options(runtime);
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException problem)
        {
            throw new ModelException(path, $"ONNX Runtime cannot open it ({problem.Message})", "Use a model made for this version of the engine.", problem);
        }
    }
}
