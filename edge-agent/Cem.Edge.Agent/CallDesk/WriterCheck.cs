namespace Cem.Edge.Agent.CallDesk;

/// <summary>Asks the kernel whether some program has a recording open for writing: a recorder that pauses for a payment writes nothing for minutes.</summary>
internal static class WriterCheck
{
    /// <summary>False also where the kernel does not say: then stillness alone decides.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static bool IsBeingWritten(string path)
    {
        using var file = PosixFile.OpenFile(path);
        return file.HasWriter();
    }
}
