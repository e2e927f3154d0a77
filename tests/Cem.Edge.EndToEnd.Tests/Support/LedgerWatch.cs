using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Tools.Ledger;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.EndToEnd.Tests.Support;

/// <summary>Asks <c>cem ledger</c> while faults go on. A hub that is down answers nothing; one that answers must have accounts that add up.</summary>
internal sealed class LedgerWatch(HubProcess hub)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Answers in which every account added up.</summary>
    public int Held { get; private set; }

    /// <summary>What <c>cem ledger</c> said where one did not.</summary>
    public List<string> Broken { get; } = [];

    public async Task RunAsync(CancellationToken calm)
    {
        while (!calm.IsCancellationRequested)
        {
            await AskAsync();
            await Task.Delay(Every, CancellationToken.None);
        }
    }

    /// <summary>True when a hub answered and every account added up.</summary>
    public async Task<bool> AskAsync()
    {
        using var said = new StringWriter();
        int code = await CemShell.RunAsync([LedgerVerb.Create()], ["ledger", "--hub", hub.Web.ToString(), "--data", hub.Folder], said, said, CancellationToken.None);
        Held += code == ExitCode.Success ? 1 : 0;
        if (code == ExitCode.Failure)
        {
            Broken.Add(said.ToString());
        }

        return code == ExitCode.Success;
    }
}
