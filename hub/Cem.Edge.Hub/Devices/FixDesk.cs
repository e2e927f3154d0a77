using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Audit;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Devices;

/// <summary>
/// Somebody in the store says that a device is fixed. That closes their part of its tasks in one go; whether it is true, the device itself says: an alert
/// ends when the device is heard again, and somebody else accepts the work.
/// </summary>
internal sealed class FixDesk(HubDatabase database, TaskFeed feed, TimeProvider time)
{
    /// <param name="device">One that the person may see.</param>
    /// <param name="what">What was wrong; empty when nothing is said.</param>
    /// <returns>Ids of the tasks that are done by it.</returns>
    public async Task<IReadOnlyList<long>> SayFixedAsync(string device, string what, Person person, Scope scope, CancellationToken cancellation)
    {
        IReadOnlyList<long> done = await database.WriteAsync(transaction => Finish(transaction, device, what, person, scope), cancellation);
        feed.Tell();
        return done;
    }

    private List<long> Finish(SqliteTransaction transaction, string device, string what, Person person, Scope scope)
    {
        DateTimeOffset now = time.GetUtcNow();
        long[] open = [.. transaction.Connection!.Query<long>(
            """
            SELECT task.id FROM task WHERE task.state IN ('open', 'acknowledged', 'reopened')
              AND EXISTS (SELECT 1 FROM alert WHERE alert.task_id = task.id AND alert.kind = 'silent-device' AND alert.device = @device) ORDER BY task.id
            """,
            new { device },
            transaction)];
        var done = new List<long>();
        foreach (long task in open)
        {
            // Refused where somebody has acknowledged it already; done is what counts.
            TaskBook.Step(transaction, task, TaskAction.Acknowledge, person, scope, "", now);
            if (TaskBook.Step(transaction, task, TaskAction.Finish, person, scope, what, now)?.Step is not null)
            {
                done.Add(task);
            }
        }

        AuditLog.Add(transaction, now, person, AuditAction.DeviceFixed, device, string.Join(' ', done.Select(task => $"task {task}")));
        return done;
    }
}
