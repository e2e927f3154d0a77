using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.People.ApiKeys;
using Cem.Edge.Hub.Storage;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Cem.Edge.Hub.Tests.Support;

/// <summary>A real hub in this process: real broker, real SQLite in a folder of its own, free ports.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsFolder;

    private TestHub(WebApplication app, string folder, bool ownsFolder)
    {
        this.app = app;
        this.ownsFolder = ownsFolder;
        Folder = folder;
        Http = OperatorKey.Client(new Uri(app.Urls.First()), folder, TimeSpan.FromSeconds(100));
    }

    public string Folder { get; }

    /// <summary>Calls in the name of the machine's operator, who may do everything.</summary>
    public HttpClient Http { get; }

    public int MqttPort => Get<MqttBroker>().Port;

    public HubDatabase Database => Get<HubDatabase>();

    public static string DemoJourney => Path.Combine(AppContext.BaseDirectory, "journeys", "demo.json");

    /// <param name="folder">Data folder to go on with; null makes a fresh one that is removed at the end.</param>
    /// <param name="settings">Further command line settings.</param>
    public static async Task<TestHub> StartAsync(string? folder = null, params string[] settings)
    {
        string data = folder ?? Directory.CreateTempSubdirectory("cem-hub-").FullName;
        WebApplication app = HubHost.Build(["--data", data, "--mqtt-port", "0", "--web-port", "0", "--journey", DemoJourney, "--Rescoring:Polarity", "Ngram", .. settings]);
        await app.StartAsync();
        app.Services.GetRequiredService<OperatorKey>();
        return new TestHub(app, data, folder is null);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public Task<TestDevice> ConnectAsync(string device = "kiosk-harbour-1", string site = "harbour") =>
        TestDevice.ConnectAsync(MqttPort, new DeviceAddress("brightmart", site, device));

    public Task<long> CountAsync(string table, string where = "1 = 1") =>
        Database.ReadAsync(connection => connection.ExecuteScalar<long>($"SELECT count(*) FROM {table} WHERE {where}"), CancellationToken.None);

    public Task<T?> ScalarAsync<T>(string sql) => Database.ReadAsync(connection => connection.ExecuteScalar<T>(sql), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
