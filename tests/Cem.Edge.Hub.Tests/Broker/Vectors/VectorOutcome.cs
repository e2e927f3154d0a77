namespace Cem.Edge.Hub.Tests.Broker.Vectors;

/// <param name="Closed">The broker had closed the connection, or did in time.</param>
/// <param name="RepliesRight">Every reply came, and was the right one; true where none is expected.</param>
/// <param name="Story">What came instead, for the lists.</param>
internal sealed record VectorOutcome(VectorCase Case, bool Closed, bool RepliesRight, string Story)
{
    public bool KeptOpenWrongly => Case.MustClose && !Closed;

    public bool ClosedWrongly => !Case.MustClose && Closed;

    public bool AnsweredRight => Case.ExpectsReply && RepliesRight && !ClosedWrongly;
}
