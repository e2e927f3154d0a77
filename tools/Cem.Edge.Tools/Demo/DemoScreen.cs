using System.Globalization;

namespace Cem.Edge.Tools.Demo;

/// <summary>What a person reads while the demo runs, on standard error: notes that stay, and one line that changes.</summary>
internal sealed class DemoScreen(TextWriter error, TimeProvider time)
{
    private static readonly TimeSpan QuietPace = TimeSpan.FromSeconds(10);

    private readonly Lock writing = new();
    private readonly bool watched = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private long? lastLine;
    private int shown;

    /// <summary>A sentence of its own line; with <paramref name="into"/> it begins with the time into the run.</summary>
    public void Note(string text, TimeSpan? into = null)
    {
        lock (writing)
        {
            ClearLineNeedsLock();
            error.WriteLine(into is { } at ? $"  {Clock(at)}  {text}" : text);
        }
    }

    /// <summary>The line of the moment. Where nobody watches (a log file), one every ten seconds.</summary>
    public void Now(TimeSpan into, string text)
    {
        lock (writing)
        {
            if (watched)
            {
                ClearLineNeedsLock();
                string line = $"  {Clock(into)}  {text}";
                line = line.Length < Console.WindowWidth || Console.WindowWidth == 0 ? line : line[..(Console.WindowWidth - 1)];
                error.Write(line);
                shown = line.Length;
            }
            else if (lastLine is not { } last || time.GetElapsedTime(last) >= QuietPace)
            {
                lastLine = time.GetTimestamp();
                error.WriteLine($"  {Clock(into)}  {text}");
            }
        }
    }

    private static string Clock(TimeSpan at) => string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalMinutes}:{at.Seconds:D2}");

    private void ClearLineNeedsLock()
    {
        if (shown > 0)
        {
            error.Write("\r" + new string(' ', shown) + "\r");
            shown = 0;
        }
    }
}
