using System.Text.Json.Serialization;

namespace Cem.Edge.Hub.Detection;

/// <summary>
/// The figures that made an alert, kept so that it explains itself in any language. A remark's words are never copied here: they are read from
/// the stored event, so that deleting the remark deletes them everywhere.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UnhappyFacts), "unhappy-answers")]
[JsonDerivedType(typeof(CriticalFacts), "critical-words")]
[JsonDerivedType(typeof(SilenceFacts), "silent-device")]
internal abstract record AlertFacts;

/// <summary><paramref name="Unhappy"/> of <paramref name="Answers"/> answers to a question within <paramref name="WindowMinutes"/> minutes.</summary>
internal sealed record UnhappyFacts(string Question, int Unhappy, int Answers, int WindowMinutes) : AlertFacts;

/// <summary>The remark (arrival number of its event), which clause of it, and its main aspect (taxonomy id, or empty).</summary>
/// <param name="Late">True when the remark reached the hub from a backlog: it tells of <see cref="Alert.Since"/>, not of now.</param>
internal sealed record CriticalFacts(long Arrival, int Clause, string Aspect, bool Late) : AlertFacts;

/// <summary>The state word the device, or the broker for it, said last; empty when it was never heard.</summary>
internal sealed record SilenceFacts(string LastState) : AlertFacts;
