using System.Globalization;
using System.Security.Claims;
using Bunit;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.Storage;
using Cem.Edge.Hub.Tests.Support;
using Cem.Edge.Hub.Web;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Cem.Edge.Hub.Tests.Web;

/// <summary>Renders components with the demo journey, in English, at a fixed time.</summary>
public abstract class PageContext : BunitContext
{
    protected static readonly DateTimeOffset Now = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("cem-pages-").FullName;

    private readonly HubDatabase database;

    protected PageContext()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        var time = new FakeTimeProvider(Now);
        database = HubDatabase.Open(folder, time);
        var journey = new JourneyBook(database, time);
        journey.ImportAsync(File.ReadAllBytes(TestHub.DemoJourney), "test", CancellationToken.None).GetAwaiter().GetResult();
        Services.AddLogging();
        Services.AddPageServices();
        Services.AddSingleton<TimeProvider>(time).AddSingleton(database).AddSingleton(journey).AddSingleton<PeopleBook>().AddScoped<Reader>();
        SignIn("admin");
    }

    /// <summary>Reads on as a person of the journey, or as nobody.</summary>
    protected void SignIn(string? person) => Services.AddSingleton<AuthenticationStateProvider>(new Session(person));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            database.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Session(string? person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(person is null ? new ClaimsIdentity() : new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person)], "test"))));
    }
}
