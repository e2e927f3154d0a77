using System.Globalization;

namespace Cem.Edge.Tests.Support;

/// <summary>Size of a test that is larger as a rig (<c>tests/rigs</c>): a number in an environment variable. Linked into every test project that has one.</summary>
internal static class RigSize
{
    /// <exception cref="FormatException">The variable holds no number.</exception>
    public static int Of(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? int.Parse(set, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;
}
