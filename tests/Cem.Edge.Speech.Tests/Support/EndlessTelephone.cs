namespace Cem.Edge.Speech.Tests.Support;

/// <summary>A u-law stereo WAV of 8 kHz and any length that is nowhere stored.</summary>
internal sealed class EndlessTelephone(TimeSpan length) : Stream
{
    private const int BytesPerSecond = 2 * 8_000;
    private readonly byte[] header = WavBytes.Empty.Format(7, 2, 8_000, 8).Data([], (uint)(length.TotalSeconds * BytesPerSecond)).Build();
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var left = header.Length + (long)(length.TotalSeconds * BytesPerSecond) - position;
        var count = (int)Math.Min(buffer.Length, left);
        for (var i = 0; i < count; i++)
            buffer[i] = position + i < header.Length ? header[position + i] : (byte)(position + i);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
