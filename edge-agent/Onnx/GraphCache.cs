using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace Cem.Edge.Onnx;

/// <summary>
/// Optimised graphs on disk with their weights as the kernels want them, so that a start neither optimises nor packs, and the weights are mapped into memory instead of
/// copied there. Each is a folder named by what it was made from (model, runtime, processor) and by its own checksum: <c>encoder-KEY-CHECKSUM/</c>. A damaged one is
/// thrown away; whatever goes wrong here, the source model is used.
/// </summary>
/// <param name="weights">How the weights lie on disk.</param>
/// <param name="folder">Where; made when it is missing.</param>
/// <param name="machine">Version of the runtime and the processor's instructions: a graph is laid out for them.</param>
/// <param name="writer">Unique to this writer: folders under way carry it.</param>
/// <param name="time">Tells how old a folder under way is.</param>
internal sealed class GraphCache(KeptWeights weights, string folder, string machine, string writer, TimeProvider time)
{
    private const string Graph = "graph.onnx";
    private const string Weights = "weights.bin";
    private const string UnderWay = ".new";
    private const int KeyLength = 24;

    /// <summary>Bytes that stay free for what matters more.</summary>
    private const long LeftFree = 512 << 20;

    /// <summary>Packed weights take up to twice the room of the source (measured), and the write needs a little more.</summary>
    private const int PackedGrowth = 3;

    /// <summary>No machine takes longer to write a graph; what is older was left by a program that was ended.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    public static GraphCache In(string folder, KeptWeights weights) => new(weights, folder, MachineKey.OfThisMachine, Guid.NewGuid().ToString("N"), TimeProvider.System);

    /// <summary>Opens the kept graph of a source file with this checksum; null when there is none that is sound. The settings are made afresh, and changed and disposed here.</summary>
    public InferenceSession? Open(string name, string sourceSha256, Func<SessionOptions> settings)
    {
        foreach (var kept in Folders(Prefix(name, sourceSha256) + "*").Where(kept => !IsUnderWay(kept)))
        {
            try
            {
                if (Checksum(kept) == Path.GetFileName(kept)[^KeyLength..])
                {
                    using var options = settings();
                    // It is optimised already; doing so again would only cost time.
                    options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
                    return new InferenceSession(Path.Combine(kept, Graph), options);
                }
            }
            catch (Exception problem) when (problem is OnnxRuntimeException or IOException or UnauthorizedAccessException)
            {
                // Not usable: as good as damaged.
            }

            Discard(kept);
        }

        return null;
    }

    /// <summary>Opens the verified source file and keeps its optimised graph for the next start; null when there is no room, or another program is writing it.</summary>
    public InferenceSession? OpenAndKeep(string name, string source, string sourceSha256, Func<SessionOptions> settings)
    {
        if (Folders(Prefix(name, sourceSha256) + "*" + UnderWay).Exists(other => !IsAbandoned(other)))
            return null;
        var fresh = Path.Combine(folder, Prefix(name, sourceSha256) + writer + UnderWay);
        try
        {
            Directory.CreateDirectory(folder);
            if (new DriveInfo(folder).AvailableFreeSpace < LeftFree + (PackedGrowth * new FileInfo(source).Length))
                return null;
            Directory.CreateDirectory(fresh);
            using var options = settings();
            options.OptimizedModelFilePath = Path.Combine(fresh, Graph);
            options.AddSessionConfigEntry("session.optimized_model_external_initializers_file_name", Weights);
            options.AddSessionConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", "1024");
            options.AddSessionConfigEntry("session.save_external_prepacked_constant_initializers", weights == KeptWeights.Packed ? "1" : "0");
            var session = new InferenceSession(source, options);
            Keep(name, fresh, sourceSha256);
            return session;
        }
        catch (Exception problem) when (problem is OnnxRuntimeException or IOException or UnauthorizedAccessException)
        {
            // A full or forbidden disk costs the next start half a second, not this one its work.
            Discard(fresh);
            return null;
        }
    }

    private void Keep(string name, string fresh, string sourceSha256)
    {
        try
        {
            var outdated = Folders(name + "-*").Where(other => other != fresh && (!IsUnderWay(other) || IsAbandoned(other))).ToList();
            var kept = Path.Combine(folder, Prefix(name, sourceSha256) + Checksum(fresh));
            // Two programs that start at once write the same bytes; the second one's are not needed.
            if (!Directory.Exists(kept))
                Directory.Move(fresh, kept);
            outdated.Where(other => other != kept).ToList().ForEach(Discard);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Where it could not be kept it goes below.
        }

        Discard(fresh);
    }

    private static bool IsUnderWay(string path) => path.EndsWith(UnderWay, StringComparison.Ordinal);

    private bool IsAbandoned(string path) => time.GetUtcNow() - Directory.GetLastWriteTimeUtc(path) > LongestWrite;

    private List<string> Folders(string pattern)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder, pattern)] : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string Prefix(string name, string sourceSha256) =>
        $"{name}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sourceSha256} {machine}{(weights == KeptWeights.Packed ? "" : " as they are")}")))[..KeyLength]}-";

    /// <summary>Against a worn card and a cut write, not against an attacker: who may write here may also write the models. Twenty times as fast as SHA-256, 155 MB in 30 ms.</summary>
    private static string Checksum(string kept)
    {
        var hash = new XxHash128();
        foreach (var name in (ReadOnlySpan<string>)[Graph, Weights])
        {
            using var stream = new FileStream(Path.Combine(kept, name), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20, FileOptions.SequentialScan);
            hash.Append(stream);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash())[..KeyLength];
    }

    private static void Discard(string path)
    {
        try
        {
            if (Directory.Exists(path))
                Directory.Delete(path, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It stays as rubbish; its checksum keeps it from being used.
        }
    }
}

/// <summary>How a kept graph's weights lie on disk.</summary>
internal enum KeptWeights
{
    /// <summary>As the kernels want them: nothing is packed at the start.</summary>
    Packed,

    /// <summary>As in the model; packed at the start. For 4-bit weights: ONNX Runtime 1.31.1 reads packed ones of MatMulNBits back wrong, without an error.</summary>
    AsTheyAre,
}
