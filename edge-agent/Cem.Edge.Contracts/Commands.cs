namespace Cem.Edge.Contracts;

/// <summary>Names of commands below <c>.../cmd/</c>.</summary>
public static class CommandName
{
    /// <summary>Send acknowledged events again: <see cref="ReplayCommand"/>.</summary>
    public const string Replay = "replay";

    /// <summary>Send the birth document again; no arguments.</summary>
    public const string Rebirth = "rebirth";

    /// <summary>Start test mode for 60 s; no arguments.</summary>
    public const string TestMode = "test-mode";

    /// <summary>Erase one remark on the device: <see cref="ForgetCommand"/>.</summary>
    public const string Forget = "forget";

    /// <summary>
    /// A renewed certificate: <see cref="ClaimAnswer"/>. The device asks for it with a <see cref="CommandResponse"/> of this name whose status is
    /// <see cref="CommandResponse.Wanted"/> and whose detail is the signing request in PEM.
    /// </summary>
    public const string Certificate = "certificate";
}

/// <summary>Asks for events of one epoch again; the device answers with what it still has.</summary>
/// <param name="Epoch">Epoch, or <see cref="EveryEpoch"/>.</param>
/// <param name="From">First number.</param>
/// <param name="To">Last number, inclusive.</param>
public sealed record ReplayCommand(string Epoch, long From, long To)
{
    /// <summary>Instead of an epoch: everything the device keeps, whatever its agent start. <see cref="From"/> and <see cref="To"/> do not count then.</summary>
    public const string EveryEpoch = "*";

    /// <summary>Asks for everything, after a hub lost more than its cursors can name.</summary>
    public static ReplayCommand Everything() => new(EveryEpoch, 1, WireLimits.MaxSequence);
}

/// <summary>Asks the device to erase the text of one remark from its outbox history.</summary>
/// <param name="Epoch">Epoch of the remark.</param>
/// <param name="Seq">Its number.</param>
public sealed record ForgetCommand(string Epoch, long Seq);

/// <summary>Answer to a command on <c>.../res</c>, with the request's correlation data.</summary>
/// <param name="Command">Name of the command.</param>
/// <param name="Status"><c>done</c> or <c>refused</c>; <see cref="Failed"/> when it may be asked again; <see cref="Wanted"/> when a device asks for the command itself.</param>
/// <param name="Detail">What was done, or why not.</param>
public sealed record CommandResponse(string Command, string Status, string Detail)
{
    /// <summary>Could not be done now, for example because the disk refuses: ask again.</summary>
    public const string Failed = "failed";

    /// <summary>The device asks the hub for this command; sent without correlation data.</summary>
    public const string Wanted = "wanted";
}
