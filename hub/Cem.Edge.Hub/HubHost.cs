using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Broker.Guard;
using Cem.Edge.Hub.Calls;
using Cem.Edge.Hub.Detection;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Hub.Figures;
using Cem.Edge.Hub.Identity;
using Cem.Edge.Hub.Import;
using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Ingest;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.Judgements;
using Cem.Edge.Hub.People;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.People.ApiKeys;
using Cem.Edge.Hub.Privacy;
using Cem.Edge.Hub.Rescoring;
using Cem.Edge.Hub.Settings;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Taxonomies;
using Cem.Edge.Hub.Web;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub;

/// <summary>The hub put together: each feature is one line.</summary>
internal static class HubHost
{
    /// <summary>Settings, port or data folder are wrong; the message says what to change.</summary>
    public const int CannotStart = 2;

    /// <summary>Returns 0 after a normal stop, <see cref="CannotStart"/>, or what a failing part left in <see cref="Environment.ExitCode"/>.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Any(argument => argument is "--help" or "-h" or "-?"))
        {
            await output.WriteLineAsync(SettingsFeature.Usage);
            return 0;
        }

        try
        {
            await using WebApplication app = Build(args);
            await app.StartAsync();
            app.Services.GetRequiredService<OperatorKey>();
            string? firstAdmin = await FirstAdmin.MakeAsync(app.Services, CancellationToken.None);
            await output.WriteLineAsync(Addresses(app));
            if (firstAdmin is not null)
            {
                await output.WriteLineAsync(firstAdmin);
            }

            await app.WaitForShutdownAsync();
            return Environment.ExitCode;
        }
        catch (Exception problem) when (StartProblem.Explain(problem) is { } explanation)
        {
            await errors.WriteLineAsync($"The hub cannot start:{Environment.NewLine}{explanation}");
            return CannotStart;
        }
    }

    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(HubHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.AddSettings(args);
        builder.Logging.AddSimpleConsole(format => format.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // A failed start is told once, by us; what is critical still comes through.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // One line per request would drown what matters.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage();
        builder.Services.AddJourney();
        // Before the ingest and the pages: a restored database must forget first what was erased since.
        builder.Services.AddPrivacy();
        builder.Services.AddIngest();
        builder.Services.AddIdentity();
        builder.Services.AddBroker();
        builder.Services.AddCalls();
        builder.Services.AddDevices();
        builder.Services.AddFigures();
        builder.Services.AddImport();
        builder.Services.AddTaxonomies();
        builder.Services.AddJudgements();
        builder.Services.AddRescoring();
        builder.Services.AddHubHealth();
        builder.Services.AddApiJson();
        builder.Services.AddImprovement();
        builder.Services.AddDetection();
        builder.Services.AddPeople(builder.Configuration);
        builder.Services.AddWeb();
        builder.Services.AddWebServer();
        builder.WebHost.UseStaticWebAssets();

        WebApplication app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.UseWeb();
        if (string.IsNullOrEmpty(app.Configuration["urls"]))
        {
            app.Urls.Add($"http://127.0.0.1:{app.Services.GetRequiredService<IOptions<HubOptions>>().Value.WebPort}");
        }

        app.OpenHttps();
        app.MapHubHealth();
        app.MapIngest();
        app.MapGuard();
        app.MapCalls();
        app.MapDevices();
        app.MapIdentity();
        app.MapFigures();
        app.MapImport();
        app.MapJudgements();
        app.MapRescoring();
        app.MapAlerts();
        app.MapTasks();
        app.MapPeople();
        app.MapPrivacy();
        app.MapWeb();
        return app;
    }

    // One line that people read and programs parse: the ports may have been chosen by the system.
    private static string Addresses(WebApplication app)
    {
        MqttBroker broker = app.Services.GetRequiredService<MqttBroker>();
        string devices = broker.TlsPort is { } port ? $" mqtts mqtts://{app.Services.GetRequiredService<IOptions<BrokerOptions>>().Value.TlsAddress}:{port}" : "";
        string[] https = [.. app.Urls.Where(address => address.StartsWith("https:", StringComparison.Ordinal)).Select(address => " https " + address)];
        return $"hub ready: web {string.Join(' ', app.Urls.Except(https.Select(address => address[7..])))} mqtt mqtt://127.0.0.1:{broker.Port}{devices}{string.Concat(https)} data {app.Services.GetRequiredService<HubDatabase>().Path}";
    }
}
