namespace Cem.Edge.Agent.Settings;

/// <summary>The settings cannot be used. The message names every problem with key, value and remedy.</summary>
public sealed class SettingsException : Exception
{
    public const int ExitCode = 2;

    internal SettingsException(IReadOnlyList<SettingProblem> problems)
        : base($"The agent cannot start: {problems.Count} problem(s) in the settings.{Environment.NewLine}"
            + string.Join(Environment.NewLine, problems.Select(problem => "  - " + problem)))
    {
        Problems = problems;
    }

    internal IReadOnlyList<SettingProblem> Problems { get; }
}
