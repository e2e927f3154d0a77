using System.Collections.Concurrent;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>
/// The system's word that something happened in the folder. Only a hint: it may come late, twice or never (network drives, full queues), so a look is due
/// after the longest wait in any case.
/// </summary>
internal sealed class FolderHints : IDisposable
{
    // A hint per file must not become a look per file.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly WakeSignal _something = new();
    private readonly ConcurrentQueue<string> _renamed = new();
    private readonly TimeProvider _time;
    private FileSystemWatcher? _watcher;

    public FolderHints(string folder, TimeProvider time)
    {
        _time = time;
        try
        {
            _watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName };
            _watcher.Created += (_, _) => _something.Call();
            _watcher.Renamed += (_, renamed) =>
            {
                _renamed.Enqueue(renamed.Name ?? "");
                _something.Call();
            };
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception refused) when (refused is IOException or ArgumentException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            // No hints then; the periodic look sees everything.
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    public bool TryTakeRenamed(out string name) => _renamed.TryDequeue(out name!);

    /// <summary>Waits for a hint, for <paramref name="other"/>, or for <paramref name="longest"/>.</summary>
    public async Task Next(TimeSpan longest, Task? other, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] waits = [_something.WaitAsync(enough.Token), Task.Delay(longest, _time, enough.Token)];
        await Task.WhenAny(other is null ? waits : [.. waits, other]).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        await Task.Delay(Pace, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _watcher?.Dispose();
}
