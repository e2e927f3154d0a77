using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>The metric table of SPEECH.md 10. What cannot be known is absent: nothing of one side is guessed from a single channel. Pure.</summary>
internal sealed class CallFigures
{
    // A rate from a few words says nothing.
    private static readonly TimeSpan LeastSpeechForRate = TimeSpan.FromSeconds(10);
    private readonly Dictionary<string, double> _figures = [];

    private CallFigures()
    {
    }

    public static IReadOnlyDictionary<string, double> Of(CallTalk call, CallSilence silence, CallDeskOptions options)
    {
        var figures = new CallFigures();
        figures.Quiet(silence);
        figures.Quality(call);
        if (call.Both is var (agent, customer))
        {
            figures.Shares(agent, customer);
            figures.Exchange(new TalkExchange(agent, customer, call.Pauses, options.TalkOver));
        }

        return figures._figures;
    }

    private void Quiet(CallSilence silence)
    {
        Share(CallFigure.SilenceShare, silence.Share);
        Milliseconds(CallFigure.LongestSilenceMs, silence.Longest);
        Count(CallFigure.Holds, silence.Holds.Count);
        Milliseconds(CallFigure.HoldMs, CallSpans.Sum(silence.Holds));
        if (silence.Paused > TimeSpan.Zero)
        {
            Milliseconds(CallFigure.PaymentPauseMs, silence.Paused);
        }
    }

    private void Shares(SideTalk agent, SideTalk customer)
    {
        TimeSpan mine = CallSpans.Sum(agent.Speech);
        TimeSpan theirs = CallSpans.Sum(customer.Speech);
        if (mine + theirs > TimeSpan.Zero)
        {
            Share(CallFigure.AgentTalkShare, mine / (mine + theirs));
            Share(CallFigure.CustomerTalkShare, theirs / (mine + theirs));
        }
    }

    private void Exchange(TalkExchange exchange)
    {
        Count(CallFigure.AgentTurns, exchange.Turns(CallSide.Agent));
        Count(CallFigure.CustomerTurns, exchange.Turns(CallSide.Customer));
        Count(CallFigure.TalkOvers, exchange.TalkOvers.Count);
        Milliseconds(CallFigure.TalkOverMs, new TimeSpan(exchange.TalkOvers.Sum(one => one.Length.Ticks)));
        Count(CallFigure.TalkOversByAgent, exchange.TalkOvers.Count(one => one.Second == CallSide.Agent));
        Count(CallFigure.TalkOversByCustomer, exchange.TalkOvers.Count(one => one.Second == CallSide.Customer));
        Count(CallFigure.ResponseGaps, exchange.ResponseGaps.Count);
        if (exchange.ResponseGaps.Count > 0)
        {
            Milliseconds(CallFigure.ResponseGapMedianMs, TalkExchange.Quantile(exchange.ResponseGaps, 0.5));
            Milliseconds(CallFigure.ResponseGapP90Ms, TalkExchange.Quantile(exchange.ResponseGaps, 0.9));
        }
    }

    private void Quality(CallTalk call)
    {
        foreach (SideTalk side in call.Sides.Where(one => one.IsRecorded))
        {
            (string level, string words, string characters) = side.Side switch
            {
                CallSide.Agent => (CallFigure.AgentLevelDbfs, CallFigure.AgentWordsPerMinute, CallFigure.AgentCharactersPerMinute),
                CallSide.Customer => (CallFigure.CustomerLevelDbfs, CallFigure.CustomerWordsPerMinute, CallFigure.CustomerCharactersPerMinute),
                _ => (CallFigure.LevelDbfs, "", ""),
            };
            _figures[level] = Math.Round(side.LevelDbfs, 1);
            if (side.Side != CallSide.Unknown)
            {
                Rate(words, side, "en");
                Rate(characters, side, "zh");
            }
        }

        SpokenPhrase[] phrases = [.. call.Sides.SelectMany(side => side.Phrases)];
        int heard = phrases.Sum(phrase => phrase.Words);
        Share(CallFigure.ClippedShare, call.Sides.Select(side => side.ClippedShare).DefaultIfEmpty().Max());
        Share(CallFigure.WeakWordShare, heard > 0 ? phrases.Sum(phrase => phrase.WeakWords) / (double)heard : null);
        Share(CallFigure.UnscoredShare, Unscored(phrases));
        Count(CallFigure.SilentChannels, call.Sides.Count(side => !side.IsRecorded));
    }

    private static double? Unscored(SpokenPhrase[] phrases)
    {
        double all = phrases.Sum(Seconds);
        return all > 0 ? phrases.Where(phrase => !phrase.HasText).Sum(Seconds) / all : null;
    }

    private void Rate(string name, SideTalk side, string language)
    {
        SpokenPhrase[] phrases = [.. side.Phrases.Where(phrase => phrase.HasText && phrase.Language == language)];
        double seconds = phrases.Sum(Seconds);
        if (seconds >= LeastSpeechForRate.TotalSeconds)
        {
            _figures[name] = Math.Round(phrases.Sum(phrase => phrase.Words) * 60 / seconds, 1);
        }
    }

    private static double Seconds(SpokenPhrase phrase) => CallSpans.Sum(phrase.Speech).TotalSeconds;

    private void Share(string name, double? share)
    {
        if (share is { } known)
        {
            _figures[name] = Math.Round(Math.Clamp(known, 0, 1), 4);
        }
    }

    private void Count(string name, int count) => _figures[name] = count;

    private void Milliseconds(string name, TimeSpan time) => _figures[name] = Math.Round(time.TotalMilliseconds);
}
