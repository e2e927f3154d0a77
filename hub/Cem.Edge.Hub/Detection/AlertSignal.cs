using Cem.Edge.Hub.Improvement;

namespace Cem.Edge.Hub.Detection;

/// <summary>A rule's wish to open an alert.</summary>
/// <param name="Subject">What it is about; at most one alert of a kind is open for a subject, and a remark (its event id), or an aspect within a call, alerts once for ever.</param>
internal sealed record AlertSignal(
    AlertKind Kind, AlertSeverity Severity, string Subject, string Site, string Touchpoint, string Device, DateTimeOffset Since, AlertFacts Facts, TaskAddress Address);
