namespace Cem.Edge.FirmwareSim.Shoppers;

/// <summary>A sentence that a shopper can say, recorded.</summary>
internal sealed record Remark(string Id, string Text, bool Happy, string Wav, TimeSpan Length);
