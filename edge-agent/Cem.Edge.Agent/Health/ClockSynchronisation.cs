using System.Runtime.InteropServices;

namespace Cem.Edge.Agent.Health;

/// <summary>Asks the kernel (adjtimex) whether something keeps the clock right, and systemd-timesyncd's marker where the kernel may not be asked; see <see cref="ClockTrust"/>.</summary>
internal sealed partial class ClockSynchronisation(TimeProvider time)
{
    private const string TimesyncdMarker = "/run/systemd/timesync/synchronized";
    private const int ClockNotSynchronised = 5;
    private static readonly TimeSpan KeepAnswer = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly ClockTrust _trust = new();
    private long? _askedAt;
    private bool _answer;

    public bool IsSynchronised
    {
        get
        {
            lock (_gate)
            {
                if (_askedAt is not { } asked || time.GetElapsedTime(asked) > KeepAnswer)
                {
                    _askedAt = time.GetTimestamp();
                    _answer = _trust.IsSynchronised(time.GetUtcNow(), time.GetElapsedTime(0), KernelSays(), MarkedAt());
                }

                return _answer;
            }
        }
    }

    private static bool KernelSays()
    {
        // struct timex has 208 bytes on 64 bit Linux; modes = 0 only reads.
        Span<byte> timex = stackalloc byte[256];
        timex.Clear();
        int state = AdjTimex(ref MemoryMarshal.GetReference(timex));
        return state is >= 0 and < ClockNotSynchronised;
    }

    private static DateTimeOffset? MarkedAt() => File.Exists(TimesyncdMarker) ? new DateTimeOffset(File.GetLastWriteTimeUtc(TimesyncdMarker)) : null;

    [LibraryImport("libc", EntryPoint = "adjtimex", SetLastError = true)]
    private static partial int AdjTimex(ref byte timex);
}
