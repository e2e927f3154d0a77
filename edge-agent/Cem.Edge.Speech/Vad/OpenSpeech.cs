namespace Cem.Edge.Speech.Vad;

/// <summary>Speech under way, frame by frame: begins at the threshold, after any dip too, ends with a silence, can be cut when it goes on for too long. Pure.</summary>
internal sealed class OpenSpeech(PhraseRules rules)
{
    private readonly int silence = PhraseRules.Frames(rules.ShortestSilence);
    private readonly List<float> probabilities = [];

    /// <summary>Frames taken so far: the index of the next one.</summary>
    public int Frames { get; private set; }

    public bool Running => probabilities.Count > 0;

    /// <summary>First frame of what is running.</summary>
    public int First { get; private set; }

    /// <summary>One after its last frame of speech.</summary>
    public int End { get; private set; }

    public int Length => Running ? End - First : 0;

    /// <summary>Takes the next frame; returns the run that ended with it.</summary>
    public SpeechRun? Add(float probability)
    {
        var frame = Frames++;
        if (!Running)
        {
            if (!(probability >= rules.Threshold))
                return null;
            (First, End) = (frame, frame + 1);
        }
        else if (probability >= (End == frame ? rules.Release : rules.Threshold))
        {
            End = frame + 1;
        }

        probabilities.Add(probability);
        return Frames - End >= silence ? Close() : null;
    }

    /// <summary>Ends what is running, if anything is.</summary>
    public SpeechRun? Close()
    {
        if (!Running)
            return null;
        var run = Measured(End);
        probabilities.Clear();
        return run;
    }

    /// <summary>Parts the front from what runs on, at the frame least likely to be speech in the second half of <paramref name="longest"/> frames, so that no piece is a crumb.</summary>
    public SpeechRun Cut(int longest)
    {
        var cut = longest / 2;
        for (var i = cut; i < longest; i++)
        {
            if (probabilities[i] < probabilities[cut])
                cut = i;
        }

        var front = Measured(First + cut);
        probabilities.RemoveRange(0, cut);
        First += cut;
        return front;
    }

    private SpeechRun Measured(int end)
    {
        var sum = 0.0;
        for (var i = 0; i < end - First; i++)
            sum += probabilities[i];
        return new SpeechRun(First, end, end - First, sum);
    }
}
