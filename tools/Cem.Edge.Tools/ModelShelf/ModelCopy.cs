using System.Text.Json;
using System.Text.Json.Nodes;
using Cem.Edge.Speech;
using Cem.Edge.Speech.Whisper.Optimum;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary>
/// A copy of a model folder under way: it lies beside the others under a name that nobody looks at, until it is kept by a rename, or deleted. Only what the engine
/// reads is copied, and papers: downloads often bring the same weights in six forms.
/// </summary>
internal sealed class ModelCopy : IDisposable
{
    private static readonly string[] Papers = ["LICENSE*", "LICENCE*", "README*", "NOTICE*", "*.json", "*.txt"];
    private readonly string target;
    private bool kept;

    private ModelCopy(string folder, string target) => (Folder, this.target) = (folder, target);

    public string Folder { get; }

    /// <summary>Copies <paramref name="source"/> into <paramref name="place"/>, and checks each file against model.json, or writes one where the layout has none.</summary>
    /// <exception cref="ModelException">A file differs from model.json, or the disk failed; nothing is left behind.</exception>
    public static ModelCopy Of(InstalledModel source, string place, string name, Action<double, string> report)
    {
        var copy = new ModelCopy(Path.Combine(place, $".adding-{name}"), Path.Combine(place, name));
        try
        {
            // What a killed run left.
            copy.Discard();
            foreach (var file in Wanted(source))
            {
                var to = Path.Combine(copy.Folder, file);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!); // a file path has a folder
                File.Copy(Path.Combine(source.Folder, file), to);
                report(new FileInfo(to).Length, file);
            }

            copy.Check(source);
            return copy;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            copy.Discard();
            throw new ModelException(copy.Folder, $"the model cannot be copied here ({problem.Message.TrimEnd('.')})", "Check the space and the rights of the folder, or choose another with --to.", problem);
        }
        catch
        {
            copy.Discard();
            throw;
        }
    }

    public void Keep()
    {
        Directory.Move(Folder, target);
        kept = true;
    }

    public void Dispose()
    {
        if (!kept)
            Discard();
    }

    private static IReadOnlyList<string> Wanted(InstalledModel source)
    {
        var papers = Papers.SelectMany(pattern => Directory.EnumerateFiles(source.Folder, pattern));
        var engine = OptimumFiles.In(source.Folder) is { } files
            ? WithExternalData(files.Encoder).Concat(WithExternalData(files.Decoder))
            : InstalledModel.ManifestOf(source.Folder)?.Files.Keys.Select(file => Path.Combine(source.Folder, file)).Where(File.Exists) ?? [];
        return [.. papers.Concat(engine).Select(file => Path.GetRelativePath(source.Folder, file)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Large exports keep their weights beside the graph.</summary>
    private static IEnumerable<string> WithExternalData(string graph) => new[] { graph, graph + "_data", graph + ".data" }.Where(File.Exists);

    private void Check(InstalledModel source)
    {
        if (InstalledModel.ManifestOf(Folder) is not { } manifest)
        {
            WriteManifest(source);
            return;
        }

        var wrong = FileCheck.All(Folder, manifest).Where(file => !file.Ok).ToList();
        if (wrong.Count > 0)
        {
            throw new ModelException(
                source.Folder, $"{wrong.Count} of {manifest.Files.Count} files differ from model.json: {string.Join("; ", wrong.Select(file => ModelReport.Line(file)))}",
                "Copy or download the model again.");
        }
    }

    /// <summary>From now on a change of these files will be noticed.</summary>
    private void WriteManifest(InstalledModel source)
    {
        var files = new JsonObject();
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            files[Path.GetRelativePath(Folder, file)] = new JsonObject { ["bytes"] = new FileInfo(file).Length, ["sha256"] = FileCheck.Hash(file) };
        var manifest = new JsonObject { ["layout"] = source.Layout, ["model"] = source.Name, ["files"] = files };
        File.WriteAllText(Path.Combine(Folder, SpeechModels.Manifest), manifest.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    private void Discard()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
