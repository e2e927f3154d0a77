using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Speech.Models;

/// <summary>
/// Optimised graphs on disk, so that a start need not optimise again. A file is named by what it was made from (model, runtime, processor) and by its own
/// checksum: <c>encoder-KEY-CHECKSUM.onnx</c>. A damaged one is thrown away; whatever goes wrong here, the source model is used.
/// </summary>
/// <param name="folder">Where; made when it is missing.</param>
/// <param name="machine">Version of the runtime and the processor's instructions: a graph is laid out for them.</param>
/// <param name="writer">Unique to this writer: files under way carry it.</param>
internal sealed class GraphCache(string folder, string machine, string writer)
{
    private const int KeyLength = 24;

    public static GraphCache In(string folder) => new(folder, MachineKey.OfThisMachine, Guid.NewGuid().ToString("N"));

    /// <summary>Opens the kept graph of a source file with this checksum; null when there is none that is sound.</summary>
    public InferenceSession? Open(string name, string sourceSha256, SpeechRuntimeOptions runtime)
    {
        foreach (var path in Kept(name, sourceSha256))
        {
            try
            {
                if (Checksum(path) == Path.GetFileNameWithoutExtension(path)[^KeyLength..])
                {
                    using var options = OnnxSession.Options(runtime);
                    // It is optimised already; doing so again would only cost time.
                    options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
                    return new InferenceSession(path, options);
                }
            }
            catch (Exception problem) when (problem is OnnxRuntimeException or IOException or UnauthorizedAccessException)
            {
                // Not usable: as good as damaged.
            }

            Discard(path);
        }

        return null;
    }

    /// <summary>Opens the verified source file and keeps its optimised graph for the next start, if that can be written.</summary>
    public InferenceSession? OpenAndKeep(string name, string source, string sourceSha256, SpeechRuntimeOptions runtime)
    {
        var fresh = Path.Combine(folder, $"{Prefix(name, sourceSha256)}{writer}.new");
        try
        {
            Directory.CreateDirectory(folder);
            using var options = OnnxSession.Options(runtime);
            options.OptimizedModelFilePath = fresh;
            var session = new InferenceSession(source, options);
            Keep(name, fresh, sourceSha256);
            return session;
        }
        catch (Exception problem) when (problem is OnnxRuntimeException or IOException or UnauthorizedAccessException)
        {
            // A full or forbidden disk costs the next start half a second, not this one its speech.
            Discard(fresh);
            return null;
        }
    }

    private void Keep(string name, string fresh, string sourceSha256)
    {
        try
        {
            var outdated = Directory.EnumerateFiles(folder, name + "-*.onnx").ToList();
            File.Move(fresh, Path.Combine(folder, $"{Prefix(name, sourceSha256)}{Checksum(fresh)}.onnx"), overwrite: true);
            outdated.ForEach(Discard);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Discard(fresh);
        }
    }

    private List<string> Kept(string name, string sourceSha256)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, Prefix(name, sourceSha256) + "*.onnx")] : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string Prefix(string name, string sourceSha256) => $"{name}-{Short(SHA256.HashData(Encoding.UTF8.GetBytes($"{sourceSha256} {machine}")))}-";

    private static string Checksum(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.SequentialScan);
        return Short(SHA256.HashData(stream));
    }

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..KeyLength];

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It stays as rubbish; its checksum keeps it from being used.
        }
    }
}
