namespace Cem.Edge.Tools.Shell;

/// <summary>Input that a verb cannot work with, found after parsing. The message says what is wrong and what to do; exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
