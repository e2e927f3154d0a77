using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>An ONNX file as named weights and a fingerprint of what is computed with them. Weights are read when asked for; safe to call from several threads.</summary>
internal sealed class GraphFile : IDisposable
{
    private const int GraphOfModel = 7;
    private const int NodeOfGraph = 1;
    private const int TensorOfGraph = 5;
    private const int NameOfTensor = 8;
    private const int BytesOfTensor = 9;

    /// <summary>Tensors of this prefix are constants of the computation, all others its weights.</summary>
    private const string ConstantPrefix = "c_";

    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, (long Start, long Length)> _tensors = [];

    private GraphFile(string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var stream = File.OpenRead(path))
        {
            Read(new ProtoReader(stream), stream.Length, hash);
        }

        Computation = Convert.ToHexStringLower(hash.GetHashAndReset());
        _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
    }

    /// <summary>SHA-256 over all nodes and constants in file order: two graphs that share it differ in their weights alone.</summary>
    public string Computation { get; }

    /// <exception cref="InvalidDataException">Not an ONNX file.</exception>
    public static GraphFile Open(string path) => new(path);

    /// <summary>Bytes of a weight, from an offset on.</summary>
    /// <exception cref="InvalidDataException">It is missing or shorter.</exception>
    public void Read(string tensor, long offset, Span<byte> into)
    {
        if (!_tensors.TryGetValue(tensor, out var place) || offset < 0 || offset + into.Length > place.Length)
        {
            throw new InvalidDataException($"{tensor} has no {into.Length} bytes at {offset}");
        }

        while (into.Length > 0)
        {
            var read = RandomAccess.Read(_file, into, place.Start + offset);
            if (read == 0)
            {
                throw new EndOfStreamException($"the file ends inside {tensor}");
            }

            into = into[read..];
            offset += read;
        }
    }

    /// <summary>The first numbers of a weight.</summary>
    public float[] Floats(string tensor, int count)
    {
        var numbers = new float[count];
        Read(tensor, 0, MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    public void Dispose() => _file.Dispose();

    private void Read(ProtoReader model, long end, IncrementalHash hash)
    {
        while (model.Position < end)
        {
            var field = model.Next();
            var after = model.Position + field.Length;
            if (field.Number == GraphOfModel)
            {
                ReadGraph(model, after, hash);
            }

            model.MoveTo(after);
        }
    }

    private void ReadGraph(ProtoReader graph, long end, IncrementalHash hash)
    {
        while (graph.Position < end)
        {
            var field = graph.Next();
            var after = graph.Position + field.Length;
            if (field.Number == NodeOfGraph)
            {
                hash.AppendData(graph.Content(field));
            }
            else if (field.Number == TensorOfGraph)
            {
                ReadTensor(graph, after, hash);
            }

            graph.MoveTo(after);
        }
    }

    private void ReadTensor(ProtoReader tensor, long end, IncrementalHash hash)
    {
        var (name, start, length) = ("", 0L, 0L);
        while (tensor.Position < end)
        {
            var field = tensor.Next();
            var after = tensor.Position + field.Length;
            if (field.Number == NameOfTensor)
            {
                name = Encoding.UTF8.GetString(tensor.Content(field));
            }
            else if (field.Number == BytesOfTensor)
            {
                (start, length) = (tensor.Position, field.Length);
                if (name.StartsWith(ConstantPrefix, StringComparison.Ordinal))
                {
                    hash.AppendData(tensor.Content(field));
                }
            }

            tensor.MoveTo(after);
        }

        _tensors[name] = (start, length);
    }
}
