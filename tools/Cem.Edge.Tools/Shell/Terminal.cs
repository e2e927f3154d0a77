using Spectre.Console;

namespace Cem.Edge.Tools.Shell;

/// <summary>Results on standard output; notes, problems and progress on standard error.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    private readonly IAnsiConsole notes = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });

    public TextWriter Output { get; } = output;

    public void Problem(string text) => error.WriteLine(text);

    /// <summary>Runs <paramref name="work"/> under a progress bar of <paramref name="total"/> units when a person is watching; it reports done units and a remark.</summary>
    public void WithProgress(string title, double total, Action<Action<double, string>> work)
    {
        if (!notes.Profile.Out.IsTerminal)
        {
            work((_, _) => { });
            return;
        }

        Bar().Start(context => work(Report(context, title, total)));
    }

    /// <summary>The same for work that waits.</summary>
    public Task WithProgressAsync(string title, double total, Func<Action<double, string>, Task> work) =>
        notes.Profile.Out.IsTerminal ? Bar().StartAsync(context => work(Report(context, title, total))) : work((_, _) => { });

    private Progress Bar() =>
        notes.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    private static Action<double, string> Report(ProgressContext context, string title, double total)
    {
        var task = context.AddTask(Markup.Escape(title), maxValue: total);
        return (done, remark) =>
        {
            task.Increment(done);
            task.Description = Markup.Escape($"{title} {remark}");
        };
    }
}
