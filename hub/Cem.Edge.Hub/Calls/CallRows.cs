using Cem.Edge.Contracts;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cem.Edge.Hub.Calls;

/// <summary>What is asked about calls, taken out of their JSON; called by the committer in its transaction.</summary>
internal static class CallRows
{
    public static void Save(SqliteTransaction transaction, long arrival, long deviceId, string? touchpoint, CallEvent call) => transaction.Connection!.Execute(
        "INSERT INTO call VALUES (@arrival, @deviceId, @CallId, @touchpoint, @Line, @startedAt, @CallKey)",
        new { arrival, deviceId, call.CallId, touchpoint = touchpoint ?? "", call.Line, startedAt = call.StartedAt.ToUnixTimeMilliseconds(), call.CallKey },
        transaction);
}
