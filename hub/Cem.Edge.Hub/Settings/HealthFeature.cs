using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cem.Edge.Hub.Settings;

/// <summary>live = the process answers; startup = it has started; ready = it can store: database writable, broker up, queue moving.</summary>
internal static class HealthFeature
{
    private const string Ready = "ready";

    public static IServiceCollection AddHubHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", tags: [Ready])
            .AddCheck<IngestCheck>("ingest", tags: [Ready]);
        return services;
    }

    public static void MapHubHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/startup", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}

internal sealed class DatabaseCheck(HubDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // A write without a change still takes the write lock and ends in a COMMIT.
            await database.WriteAsync(transaction => transaction.Connection!.Execute("DELETE FROM schema_migration WHERE number < 0", transaction: transaction), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the database cannot be written", problem);
        }
    }
}

internal sealed class IngestCheck(IngestQueue queue, MqttBroker broker) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        !broker.Server.IsStarted ? HealthCheckResult.Unhealthy("the broker is not up")
        : queue.Depth >= queue.Bound ? HealthCheckResult.Degraded("the ingest queue is full: devices wait")
        : HealthCheckResult.Healthy());
}
