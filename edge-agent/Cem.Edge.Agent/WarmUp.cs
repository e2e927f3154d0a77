using System.Reflection;
using System.Runtime.CompilerServices;

namespace Cem.Edge.Agent;

/// <summary>
/// Compiles the way of a press before the first shopper goes it. Else that shopper waits 50 to 90 ms for the just-in-time compiler, longest on a
/// machine that loads its speech model meanwhile.
/// </summary>
internal static class WarmUp
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Compiles every method of this assembly whose feature folder is one of <paramref name="features"/>.</summary>
    public static void Compile(params string[] features)
    {
        string[] rooms = [.. features.Select(feature => $"{typeof(WarmUp).Namespace}.{feature}")];
        foreach (MethodBase method in typeof(WarmUp).Assembly.GetTypes()
            .Where(type => rooms.Contains(type.Namespace) && !type.ContainsGenericParameters)
            .SelectMany(type => type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)))
            .Where(method => !method.IsAbstract && !method.ContainsGenericParameters && method.GetMethodBody() is not null))
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }
}
