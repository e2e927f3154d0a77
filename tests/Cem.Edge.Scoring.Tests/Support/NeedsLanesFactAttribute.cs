using Cem.Edge.Scoring.Sentences.Network;

namespace Cem.Edge.Scoring.Tests.Support;

/// <summary>A test of the managed encoder, skipped on processors that do not multiply so many columns at once.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsLanesFactAttribute : FactAttribute
{
    public NeedsLanesFactAttribute(int columns)
    {
        if (Transformer.Columns < columns)
        {
            Skip = $"This processor multiplies {Transformer.Columns} columns at once, the test needs {columns}.";
        }
    }
}
