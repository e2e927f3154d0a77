using Cem.Edge.Agent.Outbox;
using Cem.Edge.Contracts;
using Cem.Edge.EndToEnd.Tests.Faults.PowerCuts;
using Cem.Edge.EndToEnd.Tests.Faults.SystemCalls;
using Cem.Edge.FirmwareSim.Lights;

namespace Cem.Edge.EndToEnd.Tests.Faults.BadFlash;

/// <summary>
/// One run on flash that fails for a while under a storm of presses: power cut, next start on flash that works again, and the account of both.
/// </summary>
/// <param name="Lights">Lights seen outside the machine, both starts.</param>
/// <param name="Reds">Red lights of the failing stretch and after it.</param>
/// <param name="Alarms">What the agent said of its disk and its outbox, both starts.</param>
/// <param name="Missing">Lights of a face beyond the rows of it, all faces.</param>
/// <param name="Told">Of the missing: counted as dropped because the outbox was damaged.</param>
/// <param name="Account">The outbox after the next start.</param>
internal sealed record FlashRun(int Lights, int Reds, IReadOnlyList<string> Alarms, int Missing, long Told, OutboxAccount Account)
{
    private const string Script = "flash-init.sh";
    private const int Faces = 5;

    /// <summary>So much that the agent does not speak of a small disk.</summary>
    private const string Size = "1G";
    private const int LightsBefore = 30;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    public long Silent => Missing - Told;

    public static async Task<FlashRun> RunAsync(string files, string fault, Random random)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-flash-");
        try
        {
            var disk = new DataDisk(folder.FullName);
            disk.Format(files, Size);
            IReadOnlyList<string> during;
            IReadOnlyList<PressLit> lit;
            using (VirtualMachine machine = Boot(disk, files, ""))
            {
                Assert.True(await machine.SeesLightsAsync(LightsBefore), machine.LastWords());
                await machine.TypeAsync(fault);
                await machine.TellsAsync($"flash: {fault}");
                await Task.Delay(random.Next(500, (int)Longest.TotalMilliseconds));
                await machine.TypeAsync("work");
                await machine.TellsAsync("flash: work");
                await Task.Delay(random.Next(0, (int)Longest.TotalMilliseconds));
                lit = await machine.CutAsync();
                during = machine.Told;
            }

            string copy = Directory.CreateDirectory(Path.Combine(folder.FullName, "copy")).FullName;
            using VirtualMachine next = Boot(disk, files, copy);
            await next.TellsAsync("copied");
            lit = [.. lit, .. await next.CutAsync()];
            OutboxAccount account = OutboxAccount.Read(copy);
            int missing = Enumerable.Range(0, Faces).Sum(face => Math.Max(0, lit.Count(one => one.Press.Face == face) - account.Disk.Rows.Count(row => row.Press.Face == face)));
            IReadOnlyList<string> told = [.. during, .. next.Told];
            return new FlashRun(lit.Count, told.Count(line => line == "red"), [.. told.Where(line => line.StartsWith("alarm ", StringComparison.Ordinal))], missing,
                account.Counters.GetValueOrDefault(LedgerBook.Dropped(DropReason.OutboxDamaged)), account);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static VirtualMachine Boot(DataDisk disk, string files, string copyTo) =>
        VirtualMachine.Boot(disk, Path.Combine("BadFlash", Script), $"CEM_FILES={files}", $"CEM_OUT={copyTo}");
}
