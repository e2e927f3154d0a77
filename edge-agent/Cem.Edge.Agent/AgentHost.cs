using System.Device.Gpio;
using Cem.Edge.Agent.Buttons;
using Cem.Edge.Agent.CallDesk;
using Cem.Edge.Agent.Feedback;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Identity;
using Cem.Edge.Agent.Lights;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Pins;
using Cem.Edge.Agent.Recording;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Agent.Transcribing;
using Cem.Edge.Agent.Uplink;

namespace Cem.Edge.Agent;

/// <summary>The composition root of the device program.</summary>
public static class AgentHost
{
    /// <summary>
    /// Builds an agent. <paramref name="driver"/> stands in for the GPIO driver that the settings would choose; the simulator and tests hand one in.
    /// </summary>
    /// <exception cref="SettingsException">The settings cannot be used; the message names all of them.</exception>
    public static IHost Create(string[] args, Func<GpioDriver>? driver = null) => Create(AgentConfiguration.Read(args), driver);

    /// <summary>Builds and runs an agent until it is stopped. Returns the exit code: 0, or 2 for settings that cannot be used.</summary>
    public static async Task<int> RunAsync(string[] args, Func<GpioDriver>? driver = null, CancellationToken cancel = default)
    {
        if (args.Contains("--help") || args.Contains("-h"))
        {
            Console.Out.WriteLine(AgentConfiguration.Help);
            return 0;
        }

        try
        {
            AgentSettings settings = AgentConfiguration.Read(args);
            using DataFolder folder = DataFolder.Take(settings.Outbox.Folder);
            using IHost host = Create(settings, driver);
            await host.RunAsync(cancel).ConfigureAwait(false);
            return 0;
        }
        catch (SettingsException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message).ConfigureAwait(false);
            return SettingsException.ExitCode;
        }
    }

    /// <summary><paramref name="more"/> registers what tests put in the place of the agent's own.</summary>
    internal static IHost Create(AgentSettings settings, Func<GpioDriver>? driver, Action<IServiceCollection>? more = null)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "cem-agent" });
        // Standard output stays free for whoever embeds the agent.
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSystemd()
            .AddSettings(settings)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new GpioDriverSource(driver))
            .AddSingleton<GpioChip>()
            .AddHealth()
            .AddOutbox()
            .AddLights()
            .AddFeedback()
            .AddButtons()
            .AddRecording()
            .AddTranscribing()
            .AddCallDesk()
            .AddIdentity()
            .AddUplink();
        more?.Invoke(builder.Services);
        return builder.Build();
    }
}
