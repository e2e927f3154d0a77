using System.ComponentModel.DataAnnotations;
using Cem.Edge.Scoring;

namespace Cem.Edge.Hub.Rescoring;

internal sealed class RescoringOptions
{
    public const string Section = "Rescoring";

    /// <summary>Remarks in one transaction: few, so that devices never wait long for an acknowledgement.</summary>
    [Range(1, 1_000)]
    public int TransactionRemarks { get; set; } = 50;

    /// <summary>Rest between two transactions, so that arriving events always get their turn on a small machine.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan Rest { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Which polarity model speaks. A hub has no shopper waiting, so it takes the better one however slow; its choice must not change with the machine's load, since it stands in the versions.</summary>
    [EnumDataType(typeof(PolarityChoice))]
    public PolarityChoice Polarity { get; set; } = PolarityChoice.Encoder;

    /// <summary>How often work is looked for when nothing was committed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromSeconds(5);
}
