using System.Text;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.LabelledText;

/// <summary>Reads labelled files strictly: whatever is wrong is an error that names file and line, since a line left out silently is another figure.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Lines that are not empty, numbered from 1.</summary>
    public static IEnumerable<NumberedLine> Lines(string path)
    {
        var number = 0;
        foreach (var line in All(path).Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return new(path, number, line.TrimEnd('\r'));
        }
    }

    /// <exception cref="UsageException">It cannot be read, or is not UTF-8.</exception>
    public static string All(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the file cannot be read ({problem.Message.TrimEnd('.')}). Check --data.");
        }

        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException problem)
        {
            throw Broken(path, 1 + bytes.AsSpan(0, Math.Max(0, problem.Index)).Count((byte)'\n'), "it is not UTF-8. Save it as UTF-8");
        }
    }

    public static UsageException Broken(string path, int line, string why) => new($"{path} line {line}: {why}.");
}

internal readonly record struct NumberedLine(string Path, int Number, string Text)
{
    public UsageException Broken(string why) => TextFile.Broken(Path, Number, why);
}
