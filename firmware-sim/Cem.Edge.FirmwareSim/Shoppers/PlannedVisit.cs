namespace Cem.Edge.FirmwareSim.Shoppers;

/// <summary>What one shopper will do at one kiosk, from <paramref name="At"/> of the run on.</summary>
internal sealed record PlannedVisit(TimeSpan At, IReadOnlyList<VisitStep> Steps);

internal abstract record VisitStep;

internal sealed record PressFace(int Face, TimeSpan Held) : VisitStep;

/// <summary>Two faces at nearly the same time: a hand too wide, or a joke.</summary>
internal sealed record PressTwoFaces(int First, int Second, TimeSpan Apart) : VisitStep;

internal sealed record Hesitate(TimeSpan For) : VisitStep;

/// <summary>Waits for the lamp behind the printed reasons and pushes the button of one, when it comes on.</summary>
internal sealed record ChooseReason(int Face, TimeSpan ReadsFor) : VisitStep;

/// <summary>Holds the talk button and says a remark.</summary>
internal sealed record SayRemark(string Remark) : VisitStep;
