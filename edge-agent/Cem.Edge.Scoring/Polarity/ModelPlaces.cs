using Cem.Edge.Onnx;
using Cem.Edge.Scoring.Sentences;
using Cem.Edge.Scoring.Weights;

namespace Cem.Edge.Scoring.Polarity;

/// <summary>Where models lie: a named folder, else <c>models/</c> beside the program, else <c>edge-agent/models</c> upwards from it.</summary>
internal sealed class ModelPlaces
{
    private readonly IReadOnlyList<string> _places;
    private readonly bool _named;

    private ModelPlaces(IReadOnlyList<string> places, bool named) => (_places, _named) = (places, named);

    /// <summary>Folder of the encoder, or null.</summary>
    public string? Encoder => _places.Select(place => Path.Combine(place, EncoderFolder.Name)).FirstOrDefault(Directory.Exists);

    public static ModelPlaces Of(string? folder) => folder is null ? new([.. ModelFolders.Usual(AppContext.BaseDirectory)], named: false) : new([folder], named: true);

    /// <summary>
    /// Weights of a language: those in a named folder where they are whole, else the ones inside the assembly, so that a kiosk always scores. A damaged
    /// file shows in the version that every finding carries.
    /// </summary>
    public PolarityWeights Weights(string language)
    {
        foreach (var path in _named ? _places.Select(place => Path.Combine(place, $"polarity-{language}", PolarityWeights.FileName)).Where(File.Exists) : [])
        {
            try
            {
                return PolarityWeights.Read(File.ReadAllBytes(path)) is var own && own.Language == language ? own : PolarityWeights.Shipped(language);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                return PolarityWeights.Shipped(language);
            }
        }

        return PolarityWeights.Shipped(language);
    }
}
