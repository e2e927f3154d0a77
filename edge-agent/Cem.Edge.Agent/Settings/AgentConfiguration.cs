using Cem.Edge.Agent.Outbox;

namespace Cem.Edge.Agent.Settings;

/// <summary>Where settings come from; the later wins: defaults, settings file, environment, command line.</summary>
internal static class AgentConfiguration
{
    public const string EnvironmentPrefix = "CEM_AGENT_";

    public const string Help = """
        cem-agent: the kiosk program of Cem.Edge (buttons, lights, speech, outbox, uplink).

        Usage:   cem-agent [--data DIR] [--settings FILE] [--SECTION:KEY VALUE]...
        Example: cem-agent --data /var/lib/cem-agent --settings /etc/cem-agent.json --Hub:Host hub.example.org

          --data DIR        where the outbox lives (default /var/lib/cem-agent)
          --settings FILE   JSON settings (default DIR/settings.json where it exists)
          --help            this text

        Every setting can also come from the environment, for example CEM_AGENT_HUB__HOST. The table is in edge-agent/README.md.
        Exit codes: 0 stopped, 2 settings cannot be used.
        """;

    public static AgentSettings Read(string[] args)
    {
        string data = Option(args, "--data") ?? new OutboxOptions().Folder;
        string besideData = Path.Combine(data, "settings.json");
        string? file = Option(args, "--settings") ?? (File.Exists(besideData) ? besideData : null);
        var builder = new ConfigurationBuilder();
        if (file is not null)
        {
            builder.AddJsonFile(Path.GetFullPath(file), optional: false, reloadOnChange: false);
        }

        builder.AddEnvironmentVariables(EnvironmentPrefix);
        try
        {
            builder.AddCommandLine(args, new Dictionary<string, string> { ["--data"] = "Outbox:Folder", ["--settings"] = "Settings" });
            return SettingsReader.Read(builder.Build());
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException or InvalidDataException or FormatException)
        {
            throw new SettingsException([new SettingProblem("--settings", file ?? "", Reason(problem), "Name a readable JSON file; the settings table is in edge-agent/README.md")]);
        }
    }

    private static string Reason(Exception problem) => problem switch
    {
        FileNotFoundException or DirectoryNotFoundException => "the file does not exist",
        { InnerException: { } inner } => inner.Message.TrimEnd('.'),
        _ => problem.Message.TrimEnd('.'),
    };

    private static string? Option(string[] args, string name)
    {
        int at = Array.FindIndex(args, arg => arg == name || arg.StartsWith(name + "=", StringComparison.Ordinal));
        return at < 0 ? null : args[at].Length > name.Length ? args[at][(name.Length + 1)..] : args.ElementAtOrDefault(at + 1);
    }
}
