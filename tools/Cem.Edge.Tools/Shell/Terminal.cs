using System.Globalization;
using Spectre.Console;

namespace Cem.Edge.Tools.Shell;

/// <summary>Results on standard output; notes, problems and progress on standard error.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    /// <summary>Of a title: more would push the bar off a line of 80.</summary>
    private const int LongestTitle = 32;

    private readonly IAnsiConsole notes = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });

    public TextWriter Output { get; } = output;

    private bool IsWatched => notes.Profile.Out.IsTerminal;

    public void Problem(string text)
    {
        // A bar that is being drawn gives way only to its own console.
        if (IsWatched)
            notes.WriteLine(text);
        else
            error.WriteLine(text);
    }

    /// <summary>Runs <paramref name="work"/> under a progress bar of <paramref name="total"/> units when a person is watching; it reports done units and a remark.</summary>
    public void WithProgress(string title, double total, Action<Action<double, string>> work)
    {
        if (!IsWatched)
        {
            work((_, _) => { });
            return;
        }

        Bar().Start(context => work(Report(context, title, total)));
    }

    /// <summary>The same for work that waits.</summary>
    public Task WithProgressAsync(string title, double total, Func<Action<double, string>, Task> work) =>
        IsWatched ? Bar().StartAsync(context => work(Report(context, title, total))) : work((_, _) => { });

    /// <summary>
    /// Runs work on one recording under a bar with its speed in times of real time when a person is watching; the work reports the sound that is done and, where that is known,
    /// all there is.
    /// </summary>
    public T Watching<T>(string title, Func<Action<TimeSpan, TimeSpan?>, T> work) =>
        IsWatched ? Bar().Start(context => work(ReportSound(context, Shortened(title)))) : work((_, _) => { });

    /// <summary>It vanishes when the work is done: what then follows are the results.</summary>
    private Progress Bar() =>
        notes.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    private static Action<double, string> Report(ProgressContext context, string title, double total)
    {
        var task = context.AddTask(Markup.Escape(title), maxValue: total);
        return (done, remark) =>
        {
            task.Increment(done);
            task.Description = Markup.Escape($"{title} {remark}");
        };
    }

    /// <summary>The end of a path says most.</summary>
    private static string Shortened(string title) => title.Length <= LongestTitle ? title : "..." + title[^(LongestTitle - 3)..];

    private static Action<TimeSpan, TimeSpan?> ReportSound(ProgressContext context, string title)
    {
        var task = context.AddTask(Markup.Escape(title));
        task.IsIndeterminate = true;
        return (done, total) =>
        {
            task.IsIndeterminate = total is null;
            task.MaxValue = total?.TotalSeconds ?? task.MaxValue;
            task.Value = total is null ? task.Value : done.TotalSeconds;
            var speed = done / (task.ElapsedTime ?? done);
            task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{title} {speed:0.0}x"));
        };
    }
}
