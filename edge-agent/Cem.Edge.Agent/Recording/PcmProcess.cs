using System.ComponentModel;
using System.Diagnostics;

namespace Cem.Edge.Agent.Recording;

/// <summary>
/// A child process that writes PCM: a crash of the audio stack cannot take the agent with it, and its end has an exit code. It lives only
/// while the talk button is held.
/// </summary>
internal sealed class PcmProcess(RecordingOptions options) : IAudioSource
{
    public AudioProblem? Check()
    {
        bool byPath = options.Command.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
        IEnumerable<string> places = byPath ? [""] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return places.Any(place => File.Exists(Path.Combine(place, options.Command))) ? null : NotInstalled;
    }

    public IAudioCapture Open()
    {
        var start = new ProcessStartInfo(options.Command, options.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        try
        {
            return new Capture(Process.Start(start) ?? throw new InvalidOperationException("no process was started"), options.Command);
        }
        catch (Win32Exception problem)
        {
            throw new AudioUnavailableException(NotInstalled, problem);
        }
    }

    private AudioProblem NotInstalled => new($"the recording program {Path.GetFileName(options.Command)} cannot be started", "install-recording-program");

    private sealed class Capture : IAudioCapture
    {
        private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(2);
        private readonly Process _process;
        private readonly string _command;
        private readonly Task<string> _firstError;

        public Capture(Process process, string command)
        {
            _process = process;
            _command = command;
            _firstError = DrainErrors(process.StandardError);
        }

        public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancel) => _process.StandardOutput.BaseStream.ReadAsync(buffer, cancel);

        public async ValueTask<AudioProblem?> EndingAsync()
        {
            using var limit = new CancellationTokenSource(EndsWithin);
            try
            {
                await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return new AudioProblem($"{Path.GetFileName(_command)} closed its output but does not end", "check-usb-microphone");
            }

            // A child of the program may outlive it and hold the pipe open: then nothing was said.
            await ((Task)_firstError.WaitAsync(limit.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            string said = _firstError.IsCompletedSuccessfully ? await _firstError.ConfigureAwait(false) : "";
            return _process.ExitCode == 0 ? null : new AudioProblem($"{Path.GetFileName(_command)} ended with exit code {_process.ExitCode}{(said.Length == 0 ? "" : ": " + said)}", "check-usb-microphone");
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                if (!_process.HasExited)
                {
                    _process.Kill(entireProcessTree: true);
                }

                using var limit = new CancellationTokenSource(EndsWithin);
                await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or OperationCanceledException)
            {
                // It ended between the question and the kill, or the kernel still holds it: either way it is no longer ours.
            }
            finally
            {
                _process.Dispose();
            }
        }

        // The last line that arecord writes names the fault; its pipe must be drained, or the child blocks on it.
        private static async Task<string> DrainErrors(StreamReader errors)
        {
            string last = "";
            while (await errors.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                last = line.Length is > 0 and <= 200 ? line : last;
            }

            return last;
        }
    }
}
