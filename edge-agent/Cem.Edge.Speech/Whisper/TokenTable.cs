using System.Buffers.Text;
using System.Text;

namespace Cem.Edge.Speech.Whisper;

/// <summary>Bytes of each text token (<c>tokens.txt</c>: base64, space, id), flat. A token may be part of a UTF-8 character: join bytes, then decode.</summary>
internal sealed class TokenTable
{
    private readonly byte[] bytes;
    private readonly int[] starts;

    private TokenTable(byte[] bytes, int[] starts)
    {
        this.bytes = bytes;
        this.starts = starts;
    }

    public int Count => starts.Length - 1;

    /// <summary>Token i has the bytes number i.</summary>
    public static TokenTable Of(IEnumerable<IEnumerable<byte>> tokens)
    {
        var bytes = new List<byte>();
        var starts = new List<int> { 0 };
        foreach (var token in tokens)
        {
            bytes.AddRange(token);
            starts.Add(bytes.Count);
        }

        return new TokenTable([.. bytes], [.. starts]);
    }

    public static TokenTable Load(string path) => Parse(File.ReadAllBytes(path), path);

    internal static TokenTable Parse(ReadOnlySpan<byte> text, string path)
    {
        var bytes = new byte[text.Length];
        var starts = new List<int> { 0 };
        var used = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (line.IsEmpty)
                continue;
            var space = line.LastIndexOf((byte)' ');
            if (space < 0
                || !Utf8Parser.TryParse(line[(space + 1)..], out int id, out _) || id != starts.Count - 1
                || Base64.DecodeFromUtf8(line[..space], bytes.AsSpan(used), out _, out var written) != System.Buffers.OperationStatus.Done)
            {
                throw new ModelException(path, $"line {starts.Count} is not \"base64 {starts.Count - 1}\"", "Copy the model folder again.");
            }

            used += written;
            starts.Add(used);
        }

        return new TokenTable(bytes[..used], [.. starts]);
    }

    public ReadOnlySpan<byte> Bytes(int token) => bytes.AsSpan(starts[token], starts[token + 1] - starts[token]);

    public byte[] Join(IEnumerable<int> tokens)
    {
        var joined = new MemoryStream();
        foreach (var token in tokens)
            joined.Write(Bytes(token));
        return joined.ToArray();
    }

    public string Text(IEnumerable<int> tokens) => Encoding.UTF8.GetString(Join(tokens));
}
