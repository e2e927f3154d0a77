using System.Net.Sockets;
using Cem.Edge.Hub.Storage;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Settings;

/// <summary>A start that failed for a reason the operator can remove; the message says how.</summary>
internal sealed class StartException(string message, Exception? cause = null) : Exception(message, cause);

internal static class StartProblem
{
    /// <summary>What to print for a known reason, one problem a line; null for a bug, which deserves its stack.</summary>
    public static string? Explain(Exception problem) => problem switch
    {
        StartException or StorageException => problem.Message,
        OptionsValidationException invalid => string.Join(Environment.NewLine, invalid.Failures),
        AggregateException many when many.InnerExceptions.All(one => Explain(one) is not null) =>
            string.Join(Environment.NewLine, many.InnerExceptions.Select(Explain)),
        IOException { InnerException: { } inner } taken when IsTaken(inner) =>
            $"The web port is taken ({taken.Message}). Stop the other program, or choose another port with --web-port or --urls.",
        InvalidOperationException { InnerException: ArgumentException or FormatException } when problem.Message.StartsWith("Failed to convert configuration", StringComparison.Ordinal) =>
            $"{problem.Message} README.md lists the settings with their defaults.",
        _ => null,
    };

    private static bool IsTaken(Exception? problem) =>
        problem is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || (problem?.InnerException is { } inner && IsTaken(inner));
}
