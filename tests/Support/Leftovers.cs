using System.Text;

namespace Cem.Edge.Tests.Support;

/// <summary>Looks for words in the raw bytes of files, whatever program wrote them: as UTF-8 and as UTF-16 of both byte orders.</summary>
internal static class Leftovers
{
    /// <summary>Files below <paramref name="folder"/> that hold the words, relative; every file is read whole, hidden ones too.</summary>
    public static IReadOnlyList<string> FilesWith(string folder, string words)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(words), Encoding.Unicode.GetBytes(words), Encoding.BigEndianUnicode.GetBytes(words)];
        return
        [
            .. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
                .Where(file => Holds(file, forms))
                .Select(file => Path.GetRelativePath(folder, file)),
        ];
    }

    private static bool Holds(string file, byte[][] forms)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return forms.Any(form => copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(form) >= 0);
    }
}
