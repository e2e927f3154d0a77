using System.Text.Json.Serialization;

namespace Cem.Edge.Tools.Load;

/// <summary>What <c>cem load --faults nemesis --json</c> prints. The ledger it is checked against lies outside hub and agents: what each agent said it had stored.</summary>
internal sealed record NemesisResult
{
    [JsonPropertyName("seed")]
    public required int Seed { get; init; }

    /// <summary>Presses that an agent said it had stored.</summary>
    [JsonPropertyName("sent")]
    public required long Sent { get; init; }

    /// <summary>Presses that an agent could not store and gave no light for, by its reason. None where the disk is sound.</summary>
    [JsonPropertyName("refused")]
    public required IReadOnlyDictionary<string, int> Refused { get; init; }

    /// <summary>Presses at the hub. More than sent: a kill came between a commit and its line.</summary>
    [JsonPropertyName("stored")]
    public required long Stored { get; init; }

    [JsonPropertyName("seconds")]
    public required double Seconds { get; init; }

    /// <summary>SIGKILLs of the hub and of agents.</summary>
    [JsonPropertyName("kills")]
    public required int Kills { get; init; }

    [JsonPropertyName("hub_kills")]
    public required int HubKills { get; init; }

    /// <summary>Lines that were reset and stayed cut for a while.</summary>
    [JsonPropertyName("cuts")]
    public required int Cuts { get; init; }

    /// <summary>In the ledger and not at the hub.</summary>
    [JsonPropertyName("lost")]
    public required long Lost { get; init; }

    /// <summary>Rows beyond one for a press.</summary>
    [JsonPropertyName("duplicates")]
    public required long Duplicates { get; init; }

    [JsonPropertyName("conflicts")]
    public required long Conflicts { get; init; }

    /// <summary>Rows of one agent start and lane that arrived before one with a smaller number.</summary>
    [JsonPropertyName("order_breaks")]
    public required long OrderBreaks { get; init; }

    /// <summary>The conservation equation held for every device at every look, and to the unit at the end.</summary>
    [JsonPropertyName("ledger_ok")]
    public required bool LedgerOk { get; init; }

    /// <summary>Looks at the ledger of all devices.</summary>
    [JsonPropertyName("ledger_looks")]
    public required int LedgerLooks { get; init; }

    /// <summary>What was still open when patience ended, to look for the cause: missing presses, and accounts that did not close. Empty in a good run.</summary>
    [JsonPropertyName("open")]
    public required IReadOnlyList<string> Open { get; init; }

    [JsonIgnore]
    public bool IsGood => this is { Lost: 0, Duplicates: 0, Conflicts: 0, OrderBreaks: 0, LedgerOk: true };
}
