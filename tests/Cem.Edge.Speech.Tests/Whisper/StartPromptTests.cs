using Cem.Edge.Speech.Whisper;

namespace Cem.Edge.Speech.Tests.Whisper;

public sealed class StartPromptTests : IDisposable
{
    private readonly IWhisperModel model = WhisperModels.Load(SpeechModels.Find().Whisper, new SpeechRuntimeOptions());
    private readonly StartPrompt prompt;

    public StartPromptTests() => prompt = new StartPrompt(model);

    public void Dispose() => model.Dispose();

    [Fact]
    public void English_begins_with_nothing_and_Chinese_with_a_punctuated_sentence()
    {
        Assert.Empty(prompt.Usual("en"));
        Assert.Equal("以下是普通话的句子。", Text(prompt.Usual("zh")));
    }

    [Fact]
    public void Words_are_listed_in_the_manner_of_the_language()
    {
        Assert.Equal(" Glossary: Lumexa, Zephyr Pro.", Text(prompt.With(["Lumexa", "Zephyr Pro"], "en")));
        Assert.Equal("飞轮、星冰乐、以下是普通话的句子。", Text(prompt.With(["飞轮", "星冰乐"], "zh")));
    }

    [Fact]
    public void List_that_does_not_fit_keeps_its_first_words_whole()
    {
        var words = Enumerable.Range(0, 500).Select(i => $"Brightmoor{i}").ToList();

        var text = Text(prompt.With(words, "en"));

        Assert.InRange(prompt.With(words, "en").Length, 60, 120);
        Assert.StartsWith(" Glossary: Brightmoor0, Brightmoor1,", text, StringComparison.Ordinal);
        Assert.Contains(words, word => text.EndsWith(word, StringComparison.Ordinal));
    }

    private string Text(long[] tokens)
    {
        Assert.Equal(model.Traits.Special.StartOfPrevious, tokens[0]);
        return model.Tokens.Text(tokens[1..].Select(token => (int)token));
    }
}
