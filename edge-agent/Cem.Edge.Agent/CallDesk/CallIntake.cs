using System.Security.Cryptography;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.CallDesk;

/// <summary>Looks through the folder: settles what nobody has to listen to, and says which recording comes next.</summary>
internal sealed partial class CallIntake(CallFolder folder, CallRegister register, CallDeskOptions options, DeviceClock clock, ILogger<CallIntake> log)
{
    /// <summary>So often a recording may be begun without an end, for example because it makes the recogniser crash.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan OrphanAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);
    private readonly ArrivalWatch _watch = new(options.StillFor);

    /// <summary>Recordings that lie in the folder and are not settled.</summary>
    public IReadOnlyCollection<FileIdentity> Waiting { get; private set; } = [];

    /// <summary>Files of the last look that could not be read, or orphans that could not be deleted.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Files that a program calls unfinished and has not touched for a day: sound that nobody listens to and nobody deletes.</summary>
    public int Unfinished { get; private set; }

    public void Renamed(string name) => _watch.Renamed(name);

    /// <summary>It changed while it was read, or is to be looked at later: its wait begins anew.</summary>
    public void Later(FileIdentity file) => _watch.NotFinished(file.Name, clock.Uptime);

    /// <summary>
    /// One look. Returns the next recording to listen to with its row, begun; null when there is none or <paramref name="free"/> is false.
    /// </summary>
    public async Task<(CallRecording Recording, CallRow Row)?> Look(bool free, CancellationToken stop)
    {
        FolderContent content = folder.Look();
        Dictionary<string, FileIdentity> files = content.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        HashSet<FileIdentity> finished = [.. _watch.Look(files.Values, clock.Uptime)];
        List<FileIdentity> recordings = [.. files.Values.Where(file => !CallFolder.IsSidecar(file.Name) && !register.IsSettled(file)).OrderBy(file => file.ModifiedTicks)];
        Waiting = recordings;
        Unreadable = content.Unreadable;
        Unfinished = clock.Synchronised ? content.Unfinished.Count(file => clock.Now - new DateTimeOffset(file.ModifiedTicks, TimeSpan.Zero) > StaleAfter) : 0;
        DeleteOrphans(files, recordings);
        (CallRecording, CallRow)? next = null;
        foreach (FileIdentity recording in recordings.Where(finished.Contains))
        {
            try
            {
                FileIdentity[] sidecars = [.. CallFolder.SidecarsOf(recording.Name).Select(name => files.GetValueOrDefault(name)).OfType<FileIdentity>()];
                next ??= await Consider(recording, sidecars, sidecars.All(finished.Contains), free && next is null, stop).ConfigureAwait(false);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // Gone meanwhile, or not ours to read: the others must not wait for it.
                Unreadable += File.Exists(folder.Of(recording.Name)) ? 1 : 0;
            }
        }

        return next;
    }

    // The reason stands beside the recording; it may name the file, and a file name may hold a caller's number.
    public async Task Settle(CallRow row, string outcome, string note)
    {
        await register.Settle(row, outcome, note).ConfigureAwait(false);
        LogSettled(row.Key, row.Bytes, outcome);
    }

    /// <summary>True when recording and sidecar lie there as they were taken: a sidecar that changed or came meanwhile may take the consent back.</summary>
    public bool IsStill(CallRecording recording, CallRow row) => folder.HoldsStill(recording.File)
        && (FileIdentity.Parse(row.Sidecar) is { } sidecar ? folder.HoldsStill(sidecar) : !CallFolder.SidecarsOf(recording.File.Name).Any(name => File.Exists(folder.Of(name))));

    private async Task<(CallRecording, CallRow)?> Consider(FileIdentity recording, FileIdentity[] sidecars, bool whole, bool free, CancellationToken stop)
    {
        FileIdentity? sidecar = sidecars.FirstOrDefault();
        IntakeFacts facts = Facts(recording, sidecars, whole);
        Intake intake = IntakeRules.Decide(facts, options);
        if (intake.Waits || (intake.IsTaken && !free) || (!facts.IsLink && !facts.IsNoFile && IsBeingWritten(recording)))
        {
            return null;
        }

        var row = new CallRow { Key = recording.Key, File = recording.ToString(), Sidecar = sidecar?.ToString() ?? "", Bytes = recording.Bytes, SettledMs = clock.Now.ToUnixTimeMilliseconds() };
        if (intake.IsTaken)
        {
            return await Take(recording, facts.Sidecar ?? Sidecar.None, row, stop).ConfigureAwait(false);
        }

        await Settle(row, intake.Outcome!, intake.Note).ConfigureAwait(false); // what neither waits nor is taken has an outcome
        return null;
    }

    private IntakeFacts Facts(FileIdentity recording, FileIdentity[] sidecars, bool whole)
    {
        string? problem = null;
        FileFacts kernel = PosixFile.FactsOf(folder.Of(recording.Name)) ?? throw new FileNotFoundException("gone meanwhile");
        TimeSpan age = clock.Now - new DateTimeOffset(recording.ModifiedTicks, TimeSpan.Zero);
        return new IntakeFacts
        {
            Sidecar = whole ? ReadSidecar(sidecars, out problem) : null,
            SidecarProblem = problem,
            SidecarArrives = !whole,
            IsLink = kernel.IsLink,
            IsNoFile = !kernel.IsLink && !kernel.IsFile,
            HasOtherNames = kernel.HasOtherNames,
            IsEmpty = recording.Bytes == 0,
            SeenFor = _watch.SeenFor(recording.Name, clock.Uptime),
            Age = clock.Synchronised ? age : null,
        };
    }

    private Sidecar? ReadSidecar(FileIdentity[] sidecars, out string? problem)
    {
        problem = sidecars.Length > 1 ? "there are two sidecars, and one may refuse what the other allows" : null;
        if (sidecars is not [var sidecar])
        {
            return null;
        }

        if (sidecar.Bytes > SidecarReader.MaxBytes)
        {
            problem = $"the sidecar is over {SidecarReader.MaxBytes / 1024} KB";
            return null;
        }

        // Reading a pipe would never end, and a link may lead anywhere.
        if (PosixFile.FactsOf(folder.Of(sidecar.Name)) is not { IsFile: true })
        {
            problem = "the sidecar is a link, or no file";
            return null;
        }

        return SidecarReader.Read(File.ReadAllBytes(folder.Of(sidecar.Name)), out problem);
    }

    private bool IsBeingWritten(FileIdentity recording)
    {
        if (!WriterCheck.IsBeingWritten(folder.Of(recording.Name)))
        {
            return false;
        }

        Later(recording);
        return true;
    }

    private async Task<(CallRecording, CallRow)?> Take(FileIdentity file, Sidecar sidecar, CallRow row, CancellationToken stop)
    {
        string path = folder.Of(file.Name);
        row.Sha256 = await HashOf(path, stop).ConfigureAwait(false);
        string callId = CallIdentity.Of(sidecar.CallId, row.Sha256);
        if (await register.Find(callId).ConfigureAwait(false) is { Outcome: CallOutcome.Done } done)
        {
            // Recorders that number their calls begin anew at some time: another sound is another call, and a person must say which id it has.
            await (done.Sha256 == row.Sha256
                ? Settle(row, CallOutcome.Duplicate, "")
                : Settle(row, CallOutcome.Rejected, "another recording with this call id is done already: give this one an id of its own")).ConfigureAwait(false);
            return null;
        }

        CallRow begun = new() { Key = callId, File = row.File, Sidecar = row.Sidecar, Bytes = row.Bytes, Sha256 = row.Sha256, SettledMs = row.SettledMs };
        if (await register.Begin(begun).ConfigureAwait(false) >= MostAttempts)
        {
            await register.Drop(callId).ConfigureAwait(false);
            await Settle(row, CallOutcome.Rejected, $"was begun {MostAttempts} times and never ended: it may be what stops the program").ConfigureAwait(false);
            return null;
        }

        return (new CallRecording { Path = path, File = file, CallId = callId, CallKey = CallIdentity.NewKey(), Sidecar = sidecar, Agent = sidecar.Agent ?? options.AgentChannel }, begun);
    }

    private static async Task<string> HashOf(string path, CancellationToken stop)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, stop).ConfigureAwait(false));
        }
    }

    // A sidecar may come before its recording, but not for ever.
    private void DeleteOrphans(Dictionary<string, FileIdentity> files, List<FileIdentity> recordings)
    {
        HashSet<string> wanted = [.. recordings.SelectMany(recording => CallFolder.SidecarsOf(recording.Name)), .. register.Uncleared.Select(call => FileIdentity.Parse(call.Sidecar)?.Name).OfType<string>()];
        foreach (FileIdentity orphan in files.Values.Where(file => CallFolder.IsSidecar(file.Name) && !wanted.Contains(file.Name) && _watch.SeenFor(file.Name, clock.Uptime) > OrphanAfter))
        {
            try
            {
                File.Delete(folder.Of(orphan.Name));
                LogOrphan(orphan.Key);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                Unreadable++;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Recording {Key} of {Bytes} bytes settled as {Outcome}")]
    private partial void LogSettled(string key, long bytes, string outcome);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sidecar {Key} without a recording deleted")]
    private partial void LogOrphan(string key);
}
