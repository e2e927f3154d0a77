namespace Cem.Edge.Hub.Web.Charts;

/// <summary>One step of a trend as it is drawn. Without a value (too few answers) the line has a gap.</summary>
/// <param name="Label">On the time axis.</param>
/// <param name="Value">0 to 100.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Told">What the tooltip says, with n and interval.</param>
public sealed record TrendPoint(string Label, double? Value, double? Low, double? High, string Told);
