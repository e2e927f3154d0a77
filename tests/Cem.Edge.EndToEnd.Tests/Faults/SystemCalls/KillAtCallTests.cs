using Cem.Edge.FirmwareSim.Lights;
using Xunit.Abstractions;

namespace Cem.Edge.EndToEnd.Tests.Faults.SystemCalls;

/// <summary>
/// SIGKILL at the N-th call of each kind that changes the outbox's files, N = 1, 2, 3 ..., one start after the other on the same files (goal 3, the agent's half).
/// strace counts N for each thread: the thread that first makes its own N-th call of the kind on these files is killed, and the agent with it.
/// Our SQLite never calls fdatasync, so that is not among them. <c>tests/rigs/kill-at-call.sh</c> goes further.
/// </summary>
public sealed class KillAtCallTests(ITestOutputHelper output)
{
    /// <summary>Checkpoints are what truncates: N of them shall not take long.</summary>
    private const int CheckpointMs = 30;

    private static readonly int Last = RigSize.Of("CEM_KILL_AT", 10);

    /// <summary>Enough for the N-th call of each kind; a storm ends at its kill.</summary>
    private static int PressesOfAFace => 22 + Last;

    [StraceTheory]
    [InlineData("pwrite64", "ftruncate")]
    [InlineData("fsync", "unlink")]
    public Task Killed_agent_leaves_a_sound_outbox_with_every_light_in_it_once(string one, string other) => Task.WhenAll(KillAtEachAsync(one), KillAtEachAsync(other));

    private async Task KillAtEachAsync(string call)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-kill-");
        try
        {
            // The file is there already, so that the first calls belong to a start and its first presses.
            TracedStorm begun = await TracedStorm.RunAsync(folder.FullName, TracedStorm.NoFault, presses: 1, TimeSpan.FromMinutes(3));
            List<PressLit> lit = [.. begun.Lit];
            int killed = 0;
            for (int n = 1; n <= Last; n++)
            {
                TracedStorm storm = await TracedStorm.RunAsync(folder.FullName, $"{call}:signal=SIGKILL:when={n}", PressesOfAFace, TimeSpan.FromMinutes(3), CheckpointMs);
                lit.AddRange(storm.Lit);
                OutboxAccount account = OutboxAccount.Read(folder.FullName);
                account.Holds();
                Assert.Empty(account.Lost(lit));
                if (storm.Injected == 0)
                {
                    // It ended in good order: there is no N-th call, nor a later one.
                    break;
                }

                killed++;
                RigLog.Tell($"{call}: killed at {killed} calls, {lit.Count} lights seen, {account.Keys.Count} rows, 0 lost");
            }

            output.WriteLine($"{call}: killed at {killed} calls, {lit.Count} lights seen, {OutboxAccount.Read(folder.FullName).Keys.Count} rows");
            Assert.True(killed > 0, $"{call} was never called");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
