using System.ComponentModel;
using System.Diagnostics;

namespace Cem.Edge.Speech.Decoding;

/// <summary>
/// The standard output of a child <c>ffmpeg</c> that turns any other format into WAV; rate and channels stay as they are. A child that falls silent or is
/// killed becomes an <see cref="AudioException"/>, never a short recording.
/// </summary>
internal sealed class FfmpegStream : Stream
{
    private const string Install = "Install ffmpeg (apt-get install ffmpeg), or convert the file to WAV.";

    /// <summary>What recordings come in; ffmpeg also reads play lists, text and devices, which would let a file name others.</summary>
    private const string Formats = "mp3,flac,ogg,mov,matroska,aac,amr,amrnb,amrwb,gsm,wav,w64,aiff,au,caf,asf";
    private const int KilledBySignal = 128;

    private readonly string path;
    private readonly FfmpegOptions options;
    private readonly Process process;
    private readonly Stream output;
    private readonly FfmpegReport report;
    private readonly ITimer watchdog;
    private volatile bool silentTooLong;
    private volatile bool stopped;

    private FfmpegStream(Process process, string path, FfmpegOptions options, TimeProvider time)
    {
        (this.process, this.path, this.options) = (process, path, options);
        output = process.StandardOutput.BaseStream;
        report = new FfmpegReport(process.StandardError);
        watchdog = time.CreateTimer(_ => GiveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The length the file claims, or null; on its way once the first byte has come.</summary>
    public TimeSpan? Declared => report.Declared(TimeSpan.FromSeconds(5));

    /// <summary>Its first error message, or null; complete at the end of the stream.</summary>
    public string? Complaint => report.Complaint(options.Patience);

    /// <summary>It ended with an error, so sound may be missing; known at the end of the stream.</summary>
    public bool Failed { get; private set; }

    /// <exception cref="AudioException">ffmpeg is not installed.</exception>
    public static FfmpegStream Start(string path, FfmpegOptions options, TimeProvider time)
    {
        // "file:" and the full path, so that no name is taken for an option or an address.
        string[] arguments =
        [
            "-nostdin", "-hide_banner", "-nostats", "-v", "level+info", "-protocol_whitelist", "file,pipe", "-format_whitelist", Formats,
            "-i", "file:" + Path.GetFullPath(path), "-map", "0:a:0", "-c:a", "pcm_s16le", "-f", "wav", "pipe:1",
        ];
        try
        {
            // Start returns null only for documents that open in a running program.
            var process = Process.Start(new ProcessStartInfo(options.Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            return new FfmpegStream(process, path, options, time);
        }
        catch (Win32Exception problem)
        {
            throw new AudioException(path, "the file is no WAV that is read here, and ffmpeg, which reads other formats, is not installed", Install, problem);
        }
    }

    public override int Read(Span<byte> buffer)
    {
        watchdog.Change(options.Patience, Timeout.InfiniteTimeSpan);
        var got = output.Read(buffer);
        watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (got == 0)
            End();
        return got;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Ends the child from another thread; a read under way returns 0.</summary>
    public void Stop()
    {
        stopped = true;
        process.Kill(entireProcessTree: true);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            watchdog.Dispose();
            process.Kill();
            process.WaitForExit(options.Patience);
            process.Dispose();
        }

        base.Dispose(disposing);
    }

    private void GiveUp()
    {
        silentTooLong = true;
        process.Kill(entireProcessTree: true);
    }

    private void End()
    {
        if (!process.WaitForExit(options.Patience))
            GiveUp();
        if (silentTooLong)
            throw new AudioException(path, $"ffmpeg gave no sound for {options.Patience.TotalSeconds:0} s and was ended", "Try again; if it happens again, convert the file to WAV.");
        Failed = process.ExitCode != 0;
        if (process.ExitCode >= KilledBySignal && !stopped)
            throw new AudioException(path, $"ffmpeg was killed while it read the file (signal {process.ExitCode - KilledBySignal})", "Try again; check the memory of the machine.");
    }
}
