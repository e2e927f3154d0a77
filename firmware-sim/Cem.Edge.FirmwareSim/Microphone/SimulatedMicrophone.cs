namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>
/// A microphone at the end of a named pipe. The agent's recording program is <c>cat PIPE</c>, which starts in a millisecond as arecord does; a
/// .NET program would need longer than the agent waits for sound. Unplugged, the pipe is gone and <c>cat</c> fails with a word about it.
/// </summary>
internal sealed class SimulatedMicrophone : IDisposable
{
    private readonly string pipe;
    private readonly TimeProvider time;
    private readonly PcmPlayer player = new();
    private readonly Lock plugging = new();
    private volatile Sound sound = new(0, []);
    private volatile bool ended;
    private bool plugged = true;

    public SimulatedMicrophone(string pipe, TimeProvider time)
    {
        this.pipe = pipe;
        this.time = time;
        NamedPipe.Create(pipe);
        new Thread(Serve) { IsBackground = true, Name = "microphone" }.Start();
    }

    /// <summary>What is said before it from now on; nothing for silence.</summary>
    public void Hear(short[] samples) => sound = new Sound(sound.Take + 1, samples);

    public void Plug(bool plug)
    {
        lock (plugging)
        {
            if (plug && !plugged)
            {
                NamedPipe.Create(pipe);
            }
            else if (!plug && plugged)
            {
                ReleaseWriter();
                File.Delete(pipe);
            }

            plugged = plug;
        }
    }

    public void Dispose()
    {
        ended = true;
        Plug(false);
    }

    private void Serve()
    {
        while (!ended)
        {
            try
            {
                // Opens when a reader comes, as a recorder starts when it is asked to.
                using var listener = new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                Record(listener);
            }
            catch (IOException)
            {
                // The reader has heard enough, or the microphone is unplugged; until it is plugged in again there is nothing to open.
                Task.Delay(TimeSpan.FromMilliseconds(20), time).Wait();
            }
        }
    }

    private void Record(FileStream listener)
    {
        long start = time.GetTimestamp();
        for (long block = 1; !ended && plugged; block++)
        {
            listener.Write(player.Next(sound));
            TimeSpan early = (PcmPlayer.BlockLength * block) - time.GetElapsedTime(start);
            if (early > TimeSpan.Zero)
            {
                Task.Delay(early, time).Wait();
            }
        }
    }

    // A writer that waits for a reader would wait for ever on a pipe that has lost its name.
    private void ReleaseWriter()
    {
        using var nobody = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
    }
}
