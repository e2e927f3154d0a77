namespace Cem.Edge.Contracts;

/// <summary>Names of a call's figures (SPEECH.md 10). Shares are 0 to 1, times milliseconds. Those of one side need two channels.</summary>
public static class CallFigure
{
    /// <summary>Speech of the agent / speech of both, 0 to 1.</summary>
    public const string AgentTalkShare = "agentTalkShare";

    /// <summary>Speech of the customer / speech of both, 0 to 1.</summary>
    public const string CustomerTalkShare = "customerTalkShare";

    /// <summary>Turns of the agent: runs of phrases that no phrase of the customer interrupts.</summary>
    public const string AgentTurns = "agentTurns";

    /// <summary>Turns of the customer.</summary>
    public const string CustomerTurns = "customerTurns";

    /// <summary>Time in which nobody speaks / time recorded, payment pauses left out of both, 0 to 1.</summary>
    public const string SilenceShare = "silenceShare";

    /// <summary>Longest stretch in which nobody speaks, in milliseconds.</summary>
    public const string LongestSilenceMs = "longestSilenceMs";

    /// <summary>Number of holds.</summary>
    public const string Holds = "holds";

    /// <summary>All holds together, in milliseconds.</summary>
    public const string HoldMs = "holdMs";

    /// <summary>Payment pauses together, in milliseconds.</summary>
    public const string PaymentPauseMs = "paymentPauseMs";

    /// <summary>How often both sides spoke at once for long.</summary>
    public const string TalkOvers = "talkOvers";

    /// <summary>These stretches together, in milliseconds.</summary>
    public const string TalkOverMs = "talkOverMs";

    /// <summary>Those in which the agent began second.</summary>
    public const string TalkOversByAgent = "talkOversByAgent";

    /// <summary>Those in which the customer began second.</summary>
    public const string TalkOversByCustomer = "talkOversByCustomer";

    /// <summary>How often the agent answered the customer.</summary>
    public const string ResponseGaps = "responseGaps";

    /// <summary>End of the customer's last phrase to the agent's next: median, in milliseconds.</summary>
    public const string ResponseGapMedianMs = "responseGapMedianMs";

    /// <summary>The same: 90th percentile, in milliseconds.</summary>
    public const string ResponseGapP90Ms = "responseGapP90Ms";

    /// <summary>English words of the agent per minute of own speech; needs 10 s of it.</summary>
    public const string AgentWordsPerMinute = "agentWordsPerMinute";

    /// <summary>English words of the customer per minute of own speech; needs 10 s of it.</summary>
    public const string CustomerWordsPerMinute = "customerWordsPerMinute";

    /// <summary>Chinese characters of the agent per minute of own speech; needs 10 s of it.</summary>
    public const string AgentCharactersPerMinute = "agentCharactersPerMinute";

    /// <summary>Chinese characters of the customer per minute of own speech; needs 10 s of it.</summary>
    public const string CustomerCharactersPerMinute = "customerCharactersPerMinute";

    /// <summary>Level of the agent's channel, in dBFS.</summary>
    public const string AgentLevelDbfs = "agentLevelDbfs";

    /// <summary>Level of the customer's channel, in dBFS.</summary>
    public const string CustomerLevelDbfs = "customerLevelDbfs";

    /// <summary>Level of the only channel, in dBFS.</summary>
    public const string LevelDbfs = "levelDbfs";

    /// <summary>Share of clipped samples of the worse channel, 0 to 1.</summary>
    public const string ClippedShare = "clippedShare";

    /// <summary>Share of words that the recogniser was unsure of, 0 to 1.</summary>
    public const string WeakWordShare = "weakWordShare";

    /// <summary>From this <see cref="DecodedShare"/> on a recording counts as whole, at the call desk and on the page.</summary>
    public const double WholeRecording = 0.98;

    /// <summary>Decoded length / length the recording declares, 0 to 1.</summary>
    public const string DecodedShare = "decodedShare";

    /// <summary>Speech without text / all speech, by time, 0 to 1.</summary>
    public const string UnscoredShare = "unscoredShare";

    /// <summary>Stretches and phrases that were only the other side leaking in; they are neither decoded nor sent.</summary>
    public const string LeakedPhrases = "leakedPhrases";

    /// <summary>Channels on which nothing was recorded.</summary>
    public const string SilentChannels = "silentChannels";
}
