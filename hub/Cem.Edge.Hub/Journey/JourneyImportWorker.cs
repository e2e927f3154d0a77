using Cem.Edge.Hub.Settings;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Journey;

/// <summary>Imports the file named in the settings before the broker opens, so that no early event misses its touchpoint.</summary>
internal sealed partial class JourneyImportWorker(JourneyBook book, IOptions<JourneyOptions> options, ILogger<JourneyImportWorker> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.File is not { Length: > 0 } file)
        {
            book.RequireReadable();
            return;
        }

        byte[] json;
        try
        {
            json = await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Journey:File {file} cannot be read: {problem.Message}", problem);
        }

        // The database is the truth: a file that is the same as before does not undo what was changed here since.
        if (book.IsReadable && await book.IsImportedAsync(json, file, cancellationToken))
        {
            return;
        }

        JourneyReading reading = await book.ImportAsync(json, file, cancellationToken);
        if (reading.Map is not { } map)
        {
            throw new StartException($"Journey:File {file} is refused:{Environment.NewLine}{string.Join(Environment.NewLine, reading.Problems)}");
        }

        LogImported(map.Tenant, map.Sites.Count, map.Touchpoints.Count, map.Devices.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Journey of {Tenant}: {Sites} sites, {Touchpoints} touchpoints, {Devices} devices")]
    private partial void LogImported(string tenant, int sites, int touchpoints, int devices);
}
