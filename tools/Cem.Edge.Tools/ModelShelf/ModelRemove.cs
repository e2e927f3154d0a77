using System.CommandLine;
using Cem.Edge.Tools.Shell;

namespace Cem.Edge.Tools.ModelShelf;

/// <summary><c>cem model remove</c>: puts a model aside, where nobody looks for models; the way back is printed.</summary>
internal static class ModelRemove
{
    public static Command Create(TextReader input, Func<bool> isPipe)
    {
        var name = new Argument<string>("NAME") { Description = "Model to remove." };
        var place = ModelVerb.Place("--in");
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var verb = new Verb("remove", "Put a model aside. The shipped ones stay.")
        {
            Example = "cem model remove whisper-tiny.en\ncem model remove whisper-tiny.en --yes",
            ExitCodes = [new(ExitCode.Success, "put aside; the way back is printed"), new(ExitCode.Failure, "the answer was no, or the disk refused"), new(ExitCode.Usage, "no such model, a shipped one, or nobody to ask and no --yes")],
        };
        verb.Arguments.Add(name);
        verb.Options.Add(place);
        verb.Options.Add(yes);
        verb.SetAction(parsed =>
        {
            var model = ModelPlaces.Named(parsed.GetRequiredValue(name), parsed.GetValue(place));
            if (model.Shipped)
                throw new UsageException($"{model.Name} is shipped with the program and stays: kiosks fall back to it.");
            var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return parsed.GetValue(yes) || Agrees(model, input, isPipe, terminal) ? PutAside(model, terminal) : ExitCode.Failure;
        });
        return verb;
    }

    private static bool Agrees(InstalledModel model, TextReader input, Func<bool> isPipe, Terminal terminal)
    {
        if (isPipe())
            throw new UsageException("Nobody can be asked here. Say --yes.");
        terminal.Problem($"Remove {model.Name} ({model.SizeMb:0} MB, {model.Folder})? Settings that name it will fail at the next start. [y/N]");
        return input.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static int PutAside(InstalledModel model, Terminal terminal)
    {
        var aside = Path.Combine(Path.GetDirectoryName(model.Folder)!, $".removed-{model.Name}"); // a model stands in a folder
        try
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
            Directory.Move(model.Folder, aside);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            terminal.Problem($"{model.Folder}: it cannot be moved ({problem.Message.TrimEnd('.')}). Check the rights of the folder.");
            return ExitCode.Failure;
        }

        terminal.Output.WriteLine($"Removed {model.Name}. Undo: mv '{aside}' '{model.Folder}'. Free {model.SizeMb:0} MB for good: rm -r '{aside}'");
        return ExitCode.Success;
    }
}
