using System.Runtime.InteropServices;

namespace Cem.Edge.Agent;

/// <summary>How a thread shares the processor. Linux ignores managed thread priorities, so the nice value is set.</summary>
internal enum ThreadRank
{
    /// <summary>Someone waits for it: buttons, outbox writer, lamps. Needs CAP_SYS_NICE or LimitNICE in the unit; without, it stays normal.</summary>
    Urgent = -10,

    /// <summary>Whisper. Threads that it starts inherit the value, so the recogniser's own pool yields too.</summary>
    Background = 5,
}

/// <summary>A dedicated thread as a task that ends when the thread does.</summary>
internal static partial class OwnThread
{
    private const int PriorityOfProcess = 0;

    public static Task Run(string name, ThreadRank rank, Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            // Zero means the calling thread; a refusal is harmless.
            _ = SetPriority(PriorityOfProcess, 0, (int)rank);
            try
            {
                work();
                done.SetResult();
            }
            catch (OperationCanceledException)
            {
                done.SetResult();
            }
#pragma warning disable CA1031 // The thread's end, whatever it is, belongs to the task that stands for it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                done.SetException(failure);
            }
        })
        {
            IsBackground = true,
            Name = name,
        };
        thread.Start();
        return done.Task;
    }

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    private static partial int SetPriority(int which, uint who, int value);
}
