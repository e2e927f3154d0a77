using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Models;

/// <summary>Opens ONNX files with the settings of this engine.</summary>
internal static class OnnxSession
{
    public static SessionOptions Options(SpeechRuntimeOptions runtime)
    {
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

    public static InferenceSession Open(string path, SessionOptions options)
    {
        try
        {
            return new InferenceSession(path, options);
        }
        catch (OnnxRuntimeException problem)
        {
            throw new ModelException(path, $"ONNX Runtime cannot open it ({problem.Message})", "Use a model made for this version of the engine.", problem);
        }
    }
}
