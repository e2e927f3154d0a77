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

    /// <summary>True when the file holds one of the forms. One that has gone meanwhile holds nothing, and neither does a pipe or socket, which would be waited for.</summary>
    public static bool Holds(string file, IReadOnlyCollection<byte[]> forms)
    {
        try
        {
            if (new FileInfo(file) is not { Exists: true, Length: > 0 })
            {
                return false;
            }

            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return forms.Any(form => copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(form) >= 0);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
