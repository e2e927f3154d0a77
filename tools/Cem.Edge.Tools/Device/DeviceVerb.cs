using System.CommandLine;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Device;

/// <summary>What an owner does about the identities of devices, at a running hub.</summary>
internal static class DeviceVerb
{
    public static Command Create()
    {
        var verb = new Verb("device", "Show who may speak at a hub and decide about it: shut out, let in, replace. Each decision has one that takes it back.")
        {
            Example = "cem device list\ncem device revoke kiosk-harbour-1\ncem device replace kiosk-harbour-1 kiosk-harbour-9",
        };
        verb.Subcommands.Add(CreateList());
        verb.Subcommands.Add(Create("revoke", "Shut a device or a claim credential (claim.NAME) out, at once. Taken back by: restore.", "/revoke", ["name"]));
        verb.Subcommands.Add(Create("restore", "Take a revocation back: its certificates are good again.", "/restore", ["name"]));
        verb.Subcommands.Add(Create("allow", "Let hardware that waits have the identity it asks for. Taken back by: refuse, until it has its certificate; then by: revoke.", "/claims/allow", ["serial", "device"]));
        verb.Subcommands.Add(Create("refuse", "Refuse hardware that waits. Taken back by: allow.", "/claims/refuse", ["serial", "device"]));
        verb.Subcommands.Add(Create("replace", "Put a new device at the touchpoint of an old one from now on; history stays. Taken back by: undo-replace.", "/replace", ["old", "new"]));
        verb.Subcommands.Add(Create("undo-replace", "Take the last replacement of a device back, while nothing else has changed the journey.", "/replace/undo", ["name"]));
        return verb;
    }

    private static Verb CreateList()
    {
        var door = new HubDoor();
        var json = new Option<bool>("--json") { Description = "Print as JSON." };
        var verb = new Verb("list", "Show every identity with its status, and hardware that asks to be let in.") { Example = "cem device list --json" };
        door.AddTo(verb);
        verb.Options.Add(json);
        verb.SetAction(async (parsed, cancel) =>
        {
            IdentityList list = await door.AskAsync(parsed, http => IdentityCalls.ListAsync(http, cancel));
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(json) ? list.ToJson() + Environment.NewLine : list.ToText());
            return ExitCode.Success;
        });
        return verb;
    }

    private static Verb Create(string name, string what, string path, string[] words)
    {
        var door = new HubDoor();
        var verb = new Verb(name, what) { Example = $"cem device {name} {string.Join(' ', words.Select(word => word.ToUpperInvariant()))}" };
        Argument<string>[] arguments = [.. words.Select(word => new Argument<string>(word))];
        Array.ForEach(arguments, verb.Arguments.Add);
        door.AddTo(verb);
        verb.SetAction(async (parsed, cancel) =>
        {
            Dictionary<string, string> wish = words.Zip(arguments).ToDictionary(pair => pair.First, pair => parsed.GetRequiredValue(pair.Second));
            string? refusal = await door.AskAsync(parsed, http => IdentityCalls.DecideAsync(http, path, wish, cancel));
            (refusal is null ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLine(refusal ?? $"Done: {name} {string.Join(' ', wish.Values)}");
            return refusal is null ? ExitCode.Success : ExitCode.Failure;
        });
        return verb;
    }
}
