using Cem.Edge.Tools.Account;
using Cem.Edge.Tools.Backup;
using Cem.Edge.Tools.Demo;
using Cem.Edge.Tools.Device;
using Cem.Edge.Tools.EvaluateSpeech;
using Cem.Edge.Tools.Ledger;
using Cem.Edge.Tools.Load;
using Cem.Edge.Tools.ModelShelf;
using Cem.Edge.Tools.Provision;
using Cem.Edge.Tools.Score;
using Cem.Edge.Tools.Shell;
using Cem.Edge.Tools.Transcribe;

return await CemShell.RunAsync(
    [
        DemoVerb.Create(),
        TranscribeVerb.Create(),
        ScoreVerb.Create(),
        EvaluateVerb.Create(),
        ModelVerb.Create(),
        LoadVerb.Create(),
        FleetVerb.Create(),
        LedgerVerb.Create(),
        ProvisionVerb.Create(),
        DeviceVerb.Create(),
        AccountVerb.Create(),
        BackupVerbs.CreateBackup(),
        BackupVerbs.CreateRestore(),
    ],
    args, Console.Out, Console.Error, CancellationToken.None);
