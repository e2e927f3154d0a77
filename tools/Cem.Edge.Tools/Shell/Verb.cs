using System.CommandLine;

namespace Cem.Edge.Tools.Shell;

/// <summary>A command of <c>cem</c>. Each verb is a static class <c>XVerb</c> with <c>static Command Create()</c> and one line in Program.cs.</summary>
internal sealed class Verb(string name, string description) : Command(name, description)
{
    /// <summary>Shown below the options by <c>--help</c>; one or more whole command lines.</summary>
    public required string Example { get; init; }

    /// <summary>Shown below the example; what scripts can rely on.</summary>
    public IReadOnlyList<ExitMeaning> ExitCodes { get; init; } = [];
}

internal readonly record struct ExitMeaning(int Code, string When);
