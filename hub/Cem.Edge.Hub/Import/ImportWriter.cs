using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;

namespace Cem.Edge.Hub.Import;

/// <summary>Turns rows into events of a source of their own and sends them through the same committer as the devices' events.</summary>
internal sealed class ImportWriter(IngestQueue queue, JourneyBook journey, TimeProvider time)
{
    private const int RowsPerPart = 500;
    private const int MostProblems = 100;

    /// <param name="source">Id of the source, for example <c>web-survey-2026</c>; with the row's number it makes the import idempotent.</param>
    /// <param name="channel">Shown beside the figures, for example <c>web-survey</c>.</param>
    /// <param name="lines">The rows; they are taken in parts, so a very long file needs little memory.</param>
    /// <param name="cancellation">Stops between two parts; what was stored stays.</param>
    public async Task<ImportResult> WriteAsync(string source, string channel, IAsyncEnumerable<ImportLine> lines, CancellationToken cancellation)
    {
        var problems = new List<ImportProblem>();
        long refused = 0;
        var sum = new BatchResult(0, 0, 0, 0);
        var part = new List<(EventReading Reading, string Touchpoint)>();
        await foreach (ImportLine line in lines.WithCancellation(cancellation))
        {
            string? problem = line.Row is { } row ? Check(row, channel) : line.Problem;
            if (problem is null)
            {
                part.Add((Event(source, channel, line.Row!), line.Row!.Touchpoint));
            }
            else
            {
                refused++;
                if (problems.Count < MostProblems)
                {
                    problems.Add(new ImportProblem(line.Number, problem));
                }
            }

            if (part.Count == RowsPerPart)
            {
                sum = Add(sum, await CommitAsync(source, part, cancellation));
                part.Clear();
            }
        }

        if (part.Count > 0)
        {
            sum = Add(sum, await CommitAsync(source, part, cancellation));
        }

        return new ImportResult { Stored = sum.Stored, Duplicates = sum.Duplicates, Conflicts = sum.Conflicts, Refused = refused + sum.Rejected, Problems = problems };
    }

    private string? Check(ImportRow row, string channel)
    {
        if (row.Number is < 1 or > WireLimits.MaxSequence)
        {
            return "number must be 1 to 2^40-1";
        }

        if (channel == Answer.Simulated && !row.Simulated)
        {
            return $"channel '{channel}' is for rows that say simulated";
        }

        if (journey.Current.Touchpoint(row.Touchpoint) is not { } place)
        {
            return $"there is no touchpoint '{row.Touchpoint}' in the journey";
        }

        if (journey.Current.Question(row.Question ?? place.Touchpoint.Question) is not { } question)
        {
            return $"there is no question '{row.Question}' in the journey";
        }

        int scale = row.Scale ?? question.Scale;
        return scale is < 2 or > 11 ? "scale must be 2 to 11"
            : row.Value < 0 || row.Value >= scale ? $"value must be 0 to {scale - 1}, 0 is the worst"
            : row.At > time.GetUtcNow() ? "at lies in the future"
            : null;
    }

    private EventReading Event(string source, string channel, ImportRow row)
    {
        PlacedTouchpoint place = journey.Current.Touchpoint(row.Touchpoint)!; // checked before
        string question = row.Question ?? place.Touchpoint.Question;
        var data = new ImportEvent
        {
            Channel = channel,
            Question = question,
            Scale = row.Scale ?? journey.Current.Question(question)!.Scale,
            Value = row.Value,
            Simulated = row.Simulated,
        };
        EventEnvelope envelope = Wire.Envelope(Address(source), new EventStamp(Epoch(source), row.Number, row.At, "import", TimeSpan.Zero, ClockSynchronised: true), data) with { Historical = true };
        return new EventReading
        {
            Event = new ReceivedEvent(envelope, data, PayloadHash.Of(envelope)),
            Epoch = envelope.Epoch,
            Sequence = row.Number,
            Raw = Wire.Write(envelope),
        };
    }

    private async Task<BatchResult> CommitAsync(string source, List<(EventReading Reading, string Touchpoint)> part, CancellationToken cancellation)
    {
        var committed = new TaskCompletionSource<BatchResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        await queue.WriteAsync(
            new EventBatch(Address(source), time.GetUtcNow(), [.. part.Select(one => one.Reading)])
            {
                Touchpoints = [.. part.Select(one => one.Touchpoint)],
                Committed = committed,
            },
            cancellation);
        return await committed.Task.WaitAsync(cancellation);
    }

    // An import belongs to the hub, so its address names no site.
    private DeviceAddress Address(string source) => new(journey.Current.Tenant, "hub", source);

    // The same source must always give the same epoch: the row number alone tells rows apart.
    private static string Epoch(string source) =>
        CemId.NewEpoch(1, BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(source))));

    private static BatchResult Add(BatchResult sum, BatchResult part) =>
        new(sum.Stored + part.Stored, sum.Duplicates + part.Duplicates, sum.Conflicts + part.Conflicts, sum.Rejected + part.Rejected);
}
