using Cem.Edge.Speech.Tests.Support;

namespace Cem.Edge.Speech.Tests.Models;

public class SpeechModelsTests
{
    [Fact]
    public void Without_a_name_the_shipped_models_are_found_upwards_from_the_program()
    {
        var paths = SpeechModels.Find();

        Assert.Equal(Path.Combine(Repository.Root, "edge-agent", "models", "whisper-base-int8"), paths.Whisper);
        Assert.Equal(Path.Combine(Repository.Root, "edge-agent", "models", "silero-vad-v6"), paths.Vad);
    }

    [Fact]
    public void Models_beside_the_program_come_first()
    {
        using var folder = new TempFolder();
        var whisper = Plant(folder, "models", "whisper-base-int8");
        Plant(folder, "models", "silero-vad-v6");
        Plant(folder, "edge-agent", "models", "whisper-base-int8");

        Assert.Equal(whisper, SpeechModels.Find(null, folder.Path).Whisper);
    }

    [Fact]
    public void Named_whisper_folder_takes_its_voice_detector_from_the_usual_places()
    {
        using var folder = new TempFolder();
        var own = Plant(folder, "my-whisper");
        var vad = Plant(folder, "program", "models", "silero-vad-v6");

        Assert.Equal(new SpeechModelPaths(own, vad), SpeechModels.Find(own, Path.Combine(folder.Path, "program")));
    }

    [Fact]
    public void Named_folder_that_is_not_there_is_an_error_not_a_guess()
    {
        var problem = Assert.Throws<ModelException>(() => SpeechModels.Find("/nowhere/models"));

        Assert.StartsWith("/nowhere/models: the model folder does not exist.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_model_the_error_lists_where_it_looked()
    {
        using var folder = new TempFolder();

        var problem = Assert.Throws<ModelException>(() => SpeechModels.Find(null, folder.Path));

        Assert.Contains(Path.Combine(folder.Path, "models"), problem.Message, StringComparison.Ordinal);
    }

    private static string Plant(TempFolder folder, params string[] parts)
    {
        var path = Directory.CreateDirectory(Path.Combine([folder.Path, .. parts])).FullName;
        File.WriteAllText(Path.Combine(path, "model.json"), "{}");
        return path;
    }
}
