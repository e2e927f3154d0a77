using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary>How models and their checks look to people.</summary>
internal static class ModelReport
{
    public static IEnumerable<string> Table(IReadOnlyList<InstalledModel> models) =>
    [
        $"{"name",-28} {"layout",-20} {"size",9}  {"languages",-22} where",
        .. models.Select(model => string.Create(CultureInfo.InvariantCulture, $"{model.Name,-28} {model.Layout,-20} {model.SizeMb,6:0.0} MB  {Languages(model),-22} {model.Folder}{(model.Problem is null ? "" : $"\n  cannot be used: {model.Problem}")}")),
    ];

    public static IEnumerable<string> Lines(ModelVerification check) => check.Problem is { } problem
        ? [$"{check.Name}: {problem}"]
        : [$"{check.Name}: {(check.Ok ? $"{Files(check.Files.Count)} as in model.json" : "DIFFERS from model.json. Copy the model again from where it came from")}", .. check.Files.Where(file => !file.Ok).Select(file => "  " + Line(file))];

    public static IEnumerable<string> Lines(ModelAddition addition) =>
    [
        $"{addition.Name}: {Line(addition.Trial)}",
        .. addition.Trial.Errors == 0 ? [] : addition.Trial.Heard.Select(text => $"  it wrote: {text}"),
        addition.Added
            ? $"Added to {addition.Folder}. Use it with: cem transcribe --model {addition.Name} FILE"
            : "NOT added: it does not write what is said. Check the download and its form (int8 needs a processor that carries it), or say --force.",
    ];

    public static string Json(IReadOnlyList<InstalledModel> models) => JsonSerializer.Serialize(models, ModelJson.Default.IReadOnlyListInstalledModel);

    public static string Json(List<ModelVerification> checks) => JsonSerializer.Serialize(checks, ModelJson.Default.ListModelVerification);

    public static string Json(ModelAddition addition) => JsonSerializer.Serialize(addition, ModelJson.Default.ModelAddition);

    public static string Line(FileCheck file) => file.Problem is not { } problem ? $"{file.File}: as in model.json"
        : file.Sha256 is { } hash ? $"{file.File}: {problem}; SHA-256 is {hash}, model.json says {file.ExpectedSha256}"
        : $"{file.File}: {problem}; model.json says {file.ExpectedBytes:N0} bytes, SHA-256 {file.ExpectedSha256}";

    public static string Line(ModelTrial trial) => string.Create(CultureInfo.InvariantCulture,
        $"loaded in {trial.LoadSeconds:0.00} s, {trial.Rtf:0.000} s per second of sound, {trial.PeakRssMb:0} MB at most, {trial.Errors} of {trial.Words} words of the self-test wrong");

    private static string Files(int count) => count == 1 ? "1 file" : $"{count} files";

    private static string Languages(InstalledModel model) => model.Languages.Count switch
    {
        0 => "",
        <= 3 => string.Join(", ", model.Languages),
        var many => $"{string.Join(", ", model.Languages.Take(2))} and {many - 2} more",
    };
}

/// <summary>What <c>cem model add --json</c> prints.</summary>
internal sealed record ModelAddition(string Name, string Folder, string Layout, IReadOnlyList<string> Languages, double SizeMb, bool Added, ModelTrial Trial);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<InstalledModel>))]
[JsonSerializable(typeof(List<ModelVerification>))]
[JsonSerializable(typeof(ModelAddition))]
internal sealed partial class ModelJson : JsonSerializerContext;
