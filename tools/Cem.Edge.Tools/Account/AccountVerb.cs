using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Account;

/// <summary>Who may sign in at a hub, for its operator: also the way back in when nobody knows a password any more.</summary>
internal static class AccountVerb
{
    private const string Path = "/api/v1/accounts";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var verb = new Verb("account", "Show who may sign in at a hub, give somebody a one-time password, shut somebody out.")
        {
            Example = "cem account list\ncem account give anna\ncem account give zoe --name \"Zoe Hart\" --role viewer\ncem account disable anna",
        };
        verb.Subcommands.Add(CreateList());
        verb.Subcommands.Add(CreateGive());
        verb.Subcommands.Add(CreateSwitch("disable", "Shut somebody out at once; all their sessions end. Taken back by: enable."));
        verb.Subcommands.Add(CreateSwitch("enable", "Let somebody in again. Taken back by: disable."));
        return verb;
    }

    private static Verb CreateList()
    {
        var door = new HubDoor();
        var verb = new Verb("list", "Show every account: role, state, last sign-in.") { Example = "cem account list" };
        door.AddTo(verb);
        verb.SetAction(async (parsed, cancel) =>
        {
            AccountItem[] accounts = await door.AskAsync(parsed, async http => await http.GetFromJsonAsync<AccountItem[]>(Path, Json, cancel) ?? []);
            foreach (AccountItem account in accounts)
            {
                parsed.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{account.Id,-24} {account.Person?.Role ?? "-",-18} {State(account),-18} {account.SignedInAt:yyyy-MM-dd HH:mm}"));
            }

            return ExitCode.Success;
        });
        return verb;
    }

    private static Verb CreateGive()
    {
        var door = new HubDoor();
        var id = new Argument<string>("person") { Description = "Id of a person of the journey, or a new one with --name and --role." };
        Option<string?>[] facts =
        [
            new("--name") { Description = "Name, for somebody the journey does not know." },
            new("--role") { Description = "Their role: admin, regional-manager, store-staff, department-owner or viewer." },
            new("--region") { Description = "Region of a regional manager or viewer." },
            new("--site") { Description = "Site of store staff or a viewer." },
            new("--department") { Description = "Department of a department owner." },
            new("--external") { Description = "What the OpenID provider sends for them, for example their address." },
        ];
        var verb = new Verb("give", "Make an account, or give the one that is there a new one-time password. It is printed once.") { Example = "cem account give anna" };
        verb.Arguments.Add(id);
        Array.ForEach(facts, verb.Options.Add);
        door.AddTo(verb);
        verb.SetAction(async (parsed, cancel) =>
        {
            string?[] given = [.. facts.Select(parsed.GetValue)];
            (string? password, string? refusal) = await door.AskAsync(
                parsed, http => GiveAsync(http, parsed.GetRequiredValue(id), new AccountWish(given[0], given[1], given[2], given[3], given[4], given[5]), cancel));
            return Tell(parsed, refusal, $"{parsed.GetRequiredValue(id)} signs in with {password} and then chooses a password of their own.");
        });
        return verb;
    }

    private static Verb CreateSwitch(string name, string what)
    {
        var door = new HubDoor();
        var id = new Argument<string>("person");
        var verb = new Verb(name, what) { Example = $"cem account {name} anna" };
        verb.Arguments.Add(id);
        door.AddTo(verb);
        verb.SetAction(async (parsed, cancel) =>
        {
            string? refusal = await door.AskAsync(parsed, async http =>
            {
                using HttpResponseMessage answer = await http.PostAsJsonAsync($"{Path}/{parsed.GetRequiredValue(id)}/{name}", new Nothing(), cancel);
                return await HubDoor.RefusalAsync(answer, cancel);
            });
            return Tell(parsed, refusal, $"Done: {name} {parsed.GetRequiredValue(id)}");
        });
        return verb;
    }

    private static async Task<(string? Password, string? Refusal)> GiveAsync(HttpClient http, string id, AccountWish wish, CancellationToken cancel)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync($"{Path}/{id}", wish, cancel);
        return await HubDoor.RefusalAsync(answer, cancel) is { } refusal ? (null, refusal) : ((await answer.Content.ReadFromJsonAsync<AccountGiven>(Json, cancel))?.Password, null);
    }

    private static int Tell(ParseResult parsed, string? refusal, string done)
    {
        (refusal is null ? parsed.InvocationConfiguration.Output : parsed.InvocationConfiguration.Error).WriteLine(refusal ?? done);
        return refusal is null ? ExitCode.Success : ExitCode.Failure;
    }

    private static string State(AccountItem account) => account switch
    {
        { IsDisabled: true } => "shut out",
        { IsLocked: true } => "locked",
        { HasOneTimePassword: true } => "one-time password",
        _ => "may sign in",
    };
}
