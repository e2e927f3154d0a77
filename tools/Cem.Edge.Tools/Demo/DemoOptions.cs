namespace Cem.Edge.Tools.Demo;

/// <summary>What was asked for; null means: until Ctrl+C, the shipped scenario, a temporary folder.</summary>
internal sealed record DemoOptions(TimeSpan? For, string? ScenarioFile, string? DataFolder);
