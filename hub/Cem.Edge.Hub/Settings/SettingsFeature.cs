using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Settings;

/// <summary>Where settings come from: appsettings.json beside the program, the environment (<c>Hub__Data</c>), then the command line.</summary>
internal static class SettingsFeature
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--data"] = "Hub:Data",
        ["--web-port"] = "Hub:WebPort",
        ["--https-port"] = "Hub:HttpsPort",
        ["--mqtt-port"] = "Broker:Port",
        ["--tls-port"] = "Broker:TlsPort",
        ["--journey"] = "Journey:File",
    };

    public const string Usage = """
        Cem.Edge hub: receives presses and remarks over MQTT, stores them and shows what they say.

          --data DIR        folder of the database (default /var/lib/cem-hub)
          --journey FILE    journey file (cem.journey/1) to import at start
          --web-port PORT   web port on loopback, 0 = any free one (default 8080); --urls URL wins over it
          --https-port PORT HTTPS port on every address, once `cem provision` has run (default none); name the hub with --AllowedHosts NAME
          --mqtt-port PORT  plain MQTT port on loopback, 0 = any free one (default 1883)
          --tls-port PORT   MQTT port with TLS for devices, open once `cem provision` has run (default 8883)
          --Section:Key V   any other setting of README.md

        Example: dotnet Cem.Edge.Hub.dll --data ./data --journey journeys/demo.json
        """;

    public static void AddSettings(this WebApplicationBuilder builder, string[] args)
    {
        // A page of another name that resolves to this machine (DNS rebinding) is refused; whoever opens the hub to a network names it.
        builder.Configuration["AllowedHosts"] ??= "localhost;127.0.0.1;[::1]";
        builder.Configuration.AddCommandLine(args, Switches);
        builder.Services.AddSettings<HubOptions>(HubOptions.Section);
    }

    /// <summary>Binds and validates one section; all mistakes of all sections are told before anything starts.</summary>
    public static IServiceCollection AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(new SectionValidation<TOptions>(section));
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        return services;
    }
}
