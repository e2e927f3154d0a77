using Cem.Edge.Hub.Settings;

namespace Cem.Edge.Hub.Privacy;

/// <summary>What is kept for how long, and what is erased on request.</summary>
internal static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSettings<PrivacyOptions>(PrivacyOptions.Section)
        .AddSettings<RetentionOptions>(RetentionOptions.Section)
        .AddSingleton<RetentionPass>()
        .AddSingleton<RetentionQueries>()
        .AddSingleton<CallGroupQueries>()
        .AddSingleton<ErasureBell>()
        .AddSingleton<ErasureDesk>()
        .AddHostedService<TombstoneKeeper>()
        .AddHostedService<DeviceErasureWorker>()
        .AddHostedService<RetentionWorker>();

    public static void MapPrivacy(this IEndpointRouteBuilder app)
    {
        app.MapErasure();
        app.MapVoiceExport();
        app.MapGet("/api/v1/retention", async (RetentionQueries retention, CancellationToken cancellation) => TypedResults.Ok(await retention.ListAsync(cancellation)))
            .AllowAnonymous(); // what the page for shoppers says
    }
}
