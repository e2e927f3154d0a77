using System.CommandLine;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.Provision;

/// <summary>Makes what a hub needs to know its devices. No key is ever printed.</summary>
internal static class ProvisionVerb
{
    public static Command Create()
    {
        Option<DirectoryInfo> data = DataOption();
        var names = new Option<string[]>("--name") { Description = "Host name or address by which devices reach the hub; give it once for each. Without it the names of this machine.", HelpName = "HOST", Arity = ArgumentArity.OneOrMore };
        var verb = new Verb("provision", "Make the hub's own certificate authority, its server certificate and a claim credential for new devices. What is there and good stays as it is.")
        {
            Example = "cem provision --data /var/lib/cem-hub --name hub.example.org --name 10.0.0.5\ncem provision claim winter-batch\ncem provision acl > /etc/mosquitto/cem.acl",
            ExitCodes = [new(ExitCode.Success, "everything is there"), new(ExitCode.Usage, "what is there cannot be used, or the folder cannot be written; nothing was replaced")],
        };
        verb.Options.Add(data);
        verb.Options.Add(names);
        verb.SetAction(parsed => Run(parsed, () => Provisioning.Run(Folder(parsed.GetRequiredValue(data)), parsed.GetValue(names) ?? [], TimeProvider.System.GetUtcNow())));
        verb.Subcommands.Add(CreateClaim());
        verb.Subcommands.Add(AclVerb.Create());
        return verb;
    }

    public static Option<DirectoryInfo> DataOption() => new("--data") { Description = "Data folder of the hub.", HelpName = "DIR", DefaultValueFactory = _ => new DirectoryInfo("/var/lib/cem-hub") };

    public static IdentityFolder Folder(DirectoryInfo data) => new(Path.Combine(data.FullName, IdentityFolder.DefaultName));

    private static Verb CreateClaim()
    {
        Option<DirectoryInfo> data = DataOption();
        var name = new Argument<string>("name") { Description = "Name of the credential, for example of the batch of devices that gets it." };
        var verb = new Verb("claim", "Make a further claim credential, so that one batch of devices can be shut out without the others.") { Example = "cem provision claim winter-batch --data /var/lib/cem-hub" };
        verb.Arguments.Add(name);
        verb.Options.Add(data);
        verb.SetAction(parsed => Run(parsed, () => [Provisioning.AddClaim(Folder(parsed.GetRequiredValue(data)), parsed.GetRequiredValue(name), TimeProvider.System.GetUtcNow())]));
        return verb;
    }

    private static int Run(ParseResult parsed, Func<IReadOnlyList<ProvisionStep>> work)
    {
        try
        {
            foreach (ProvisionStep step in work())
            {
                string note = step.Note.Length > 0 ? $" ({step.Note})" : "";
                parsed.InvocationConfiguration.Output.WriteLine($"{(step.Made ? "made      " : "left alone")}  {step.What}: {step.Path}{note}");
            }

            return ExitCode.Success;
        }
        catch (IdentityException problem)
        {
            throw new UsageException(problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{problem.Message} Run it as the user of the hub, or name its data folder with --data DIR.");
        }
    }
}
