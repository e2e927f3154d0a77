namespace Cem.Edge.Agent.Outbox;

/// <summary>The outbox file cannot be used; the message names the path, the remedy is an id that pages translate.</summary>
internal sealed class OutboxException(string message, string remedy, Exception? cause = null) : Exception(message, cause)
{
    public string Remedy { get; } = remedy;
}
