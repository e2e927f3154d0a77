using System.Security.Cryptography;
using System.Text;

namespace Cem.Edge.Scoring.Weights;

/// <summary>What all files of weights share: the layout's name first, and a version that is the file's own.</summary>
internal static class WeightsFile
{
    private const int VersionLength = 8;

    /// <param name="file">All of it.</param>
    /// <param name="layout">Its first text.</param>
    /// <param name="body">Reads what follows; the text is the version, the first digits of the file's SHA-256.</param>
    /// <exception cref="InvalidDataException">Not a file of this layout, or cut short.</exception>
    public static T Read<T>(byte[] file, string layout, Func<BinaryReader, string, T> body)
    {
        using var reader = new BinaryReader(new MemoryStream(file), Encoding.UTF8);
        try
        {
            return reader.ReadString() == layout
                ? body(reader, Convert.ToHexStringLower(SHA256.HashData(file))[..VersionLength])
                : throw new InvalidDataException($"the weights are not of the layout {layout}");
        }
        catch (Exception problem) when (problem is EndOfStreamException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("the weights are cut short", problem);
        }
    }

    public static byte[] Write(string layout, Action<BinaryWriter> body)
    {
        using var file = new MemoryStream();
        using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(layout);
            body(writer);
        }

        return file.ToArray();
    }

    public static float[] ReadSingles(this BinaryReader reader, int count)
    {
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = reader.ReadSingle();
        }

        return numbers;
    }

    public static void Write(this BinaryWriter writer, ReadOnlySpan<float> numbers)
    {
        foreach (var number in numbers)
        {
            writer.Write(number);
        }
    }
}
