using System.Runtime.InteropServices;
using Cem.Edge.Scoring.Ngrams;

namespace Cem.Edge.Scoring.Weights;

/// <summary>Everything <c>cem model train</c> learns for one language, in one file (<c>cem-edge-polarity/3</c>).</summary>
internal sealed record PolarityWeights
{
    public const string FileName = "weights.bin";
    public const string Layout = "cem-edge-polarity/3";

    public required string Language { get; init; }

    /// <summary>Sign of an opinion, on the embedding.</summary>
    public required LinearHead Polarity { get; init; }

    /// <summary>Opinion rather than request, on the embedding.</summary>
    public required LinearHead Opinion { get; init; }

    public required Calibration EncoderCalibration { get; init; }

    public required OpinionScale EncoderScale { get; init; }

    public required NgramTable Ngrams { get; init; }

    public required Calibration NgramCalibration { get; init; }

    public required OpinionScale NgramScale { get; init; }

    /// <summary>First digits of the file's SHA-256: whatever changes a finding changes the version.</summary>
    public string Version { get; private init; } = "";

    public static PolarityWeights Shipped(string language) => Read(Scoring.Shipped.Bytes($"weights/{language}"));

    /// <exception cref="InvalidDataException">Not a file of this layout, or cut short.</exception>
    public static PolarityWeights Read(byte[] file) => WeightsFile.Read(file, Layout, (reader, version) => new PolarityWeights
    {
        Language = reader.ReadString(),
        Polarity = ReadHead(reader),
        Opinion = ReadHead(reader),
        EncoderCalibration = ReadCalibration(reader),
        EncoderScale = ReadScale(reader),
        Ngrams = ReadTable(reader),
        NgramCalibration = ReadCalibration(reader),
        NgramScale = ReadScale(reader),
        Version = version,
    });

    public byte[] Write() => WeightsFile.Write(Layout, writer =>
    {
        writer.Write(Language);
        Write(writer, Polarity);
        Write(writer, Opinion);
        Write(writer, EncoderCalibration);
        Write(writer, EncoderScale);
        writer.Write(Ngrams.Buckets);
        writer.Write(Ngrams.Rarity);
        Write(writer, Ngrams.Polarity);
        Write(writer, Ngrams.Opinion);
        Write(writer, NgramCalibration);
        Write(writer, NgramScale);
    });

    private static LinearHead ReadHead(BinaryReader reader) => new(reader.ReadSingles(reader.ReadInt32()), reader.ReadSingle());

    private static void Write(BinaryWriter writer, LinearHead head)
    {
        writer.Write(head.Weights.Length);
        writer.Write(head.Weights.AsSpan());
        writer.Write(head.Bias);
    }

    private static void Write(BinaryWriter writer, Calibration calibration)
    {
        writer.Write(calibration.Slope);
        writer.Write(calibration.Offset);
        writer.Write(calibration.Near);
    }

    private static Calibration ReadCalibration(BinaryReader reader) => new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());

    private static OpinionScale ReadScale(BinaryReader reader) => new(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());

    private static void Write(BinaryWriter writer, OpinionScale scale)
    {
        foreach (var number in (ReadOnlySpan<double>)[scale.Model, scale.Clear, scale.Request, scale.Wish, scale.Offset])
        {
            writer.Write(number);
        }
    }

    private static NgramTable ReadTable(BinaryReader reader)
    {
        var buckets = reader.ReadInt32();
        return new NgramTable(Bytes(reader, buckets), ReadWeights(reader, buckets), ReadWeights(reader, buckets));
    }

    private static NgramWeights ReadWeights(BinaryReader reader, int buckets) =>
        new(MemoryMarshal.Cast<byte, sbyte>(Bytes(reader, buckets)).ToArray(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());

    private static void Write(BinaryWriter writer, NgramWeights weights)
    {
        writer.Write(MemoryMarshal.AsBytes(weights.Weights.AsSpan()));
        writer.Write(weights.Step);
        writer.Write(weights.Bias);
        writer.Write(weights.Lexicon);
    }

    private static byte[] Bytes(BinaryReader reader, int count) =>
        reader.ReadBytes(count) is var bytes && bytes.Length == count ? bytes : throw new EndOfStreamException();
}
