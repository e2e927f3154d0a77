using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Cem.Edge.Contracts;
using Cem.Edge.EndToEnd.Tests.Support;
using Cem.Edge.FirmwareSim.Processes;
using Cem.Edge.Hub.Devices;
using Cem.Edge.Tools.Demo;

namespace Cem.Edge.EndToEnd.Tests.BadInput;

/// <summary>The real programs, started as a tired technician would start them.</summary>
public sealed class BadInputTests
{
    private static readonly string Agent = ProgramPaths.Simulator.Replace("Cem.Edge.FirmwareSim", "Cem.Edge.Agent", StringComparison.Ordinal);

    [Fact]
    public async Task Contradicting_settings_are_told_all_at_once_and_end_with_code_2()
    {
        (int code, string said) = await RunAsync(
            Agent, "--Device:Tenant", "acme", "--Device:Site", "claim", "--Device:Name", "kiosk-1", "--Buttons:Question", "visit",
            "--Buttons:Scale", "4", "--Buttons:Pins", "5,6", "--Lights:Thanks", "5", "--Hub:RetryBase", "00:01:00", "--Hub:RetryCap", "00:00:01");

        Assert.Equal(2, code);
        Assert.All((string[])["Device:Site", "Buttons:Pins", "Lights:Thanks", "Hub:RetryBase"], key => Assert.Contains(key, said, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--web-port")]
    [InlineData("--mqtt-port")]
    public async Task A_taken_port_is_told_with_the_option_that_changes_it(string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string taken = ((IPEndPoint)other.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-bad-");
        string[] ports = option == "--web-port" ? ["--web-port", taken, "--mqtt-port", "0"] : ["--web-port", "0", "--mqtt-port", taken];

        (int code, string said) = await RunAsync(ProgramPaths.Hub, ["--data", folder.FullName, .. ports]);

        folder.Delete(recursive: true);
        Assert.Equal(2, code);
        Assert.Contains(option, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kiosk_without_chip_microphone_and_sound_model_stays_alive_and_says_what_to_do()
    {
        await using KioskEnvironment environment = await KioskEnvironment.StartAsync(Talk.Off);
        string data = Path.Combine(environment.Folder, "broken-kiosk");
        string model = BrokenModel(data);
        using ChildProcess agent = ChildProcess.Start(
            Agent,
            [
                "--data", data, "--Device:Tenant", "brightmart", "--Device:Site", "harbour", "--Device:Name", "kiosk-harbour-1",
                "--Hub:Port", environment.Hub.MqttPort.ToString(System.Globalization.CultureInfo.InvariantCulture), "--Health:StateEvery", "00:00:02",
                "--Buttons:Question", "found-it", "--Buttons:Scale", "4", "--Buttons:Pins", "5,6,13,19", "--Buttons:TalkPin", "21",
                "--Lights:Thanks", "17", "--Lights:Talk", "22", "--Recording:Command", "no-such-recorder",
                "--Recording:Notice", "What you say becomes text; the sound is deleted.", "--Transcribing:Model", model,
            ],
            Path.Combine(environment.Folder, "broken-kiosk.log"));
        try
        {
            using var client = new HubClient(environment.Hub);
            IReadOnlyList<PartHealth> parts = [];
            bool told = await Eventually.ComesTrueAsync(() => Failed(parts = Parts(client), "buttons", "microphone", "model"), TimeSpan.FromSeconds(60));

            Assert.True(told, $"the hub knows: {string.Join(", ", parts.Select(part => $"{part.Name} {part.Status} {part.Detail}"))}");
            Assert.All(parts.Where(part => part.Status == PartStatus.Failed), part => Assert.NotEmpty(part.Remedy));
            Assert.Contains("silero_vad_v6.onnx", parts.Single(part => part.Name == "model").Detail, StringComparison.Ordinal);
            Assert.False(agent.HasExited);
        }
        finally
        {
            await agent.KillAsync();
        }
    }

    private static IReadOnlyList<PartHealth> Parts(HubClient client)
    {
        IReadOnlyList<DeviceRow> devices = client.DevicesAsync(CancellationToken.None).GetAwaiter().GetResult();
        return devices.FirstOrDefault(device => device.Device == "kiosk-harbour-1")?.Document?.Parts ?? [];
    }

    private static bool Failed(IReadOnlyList<PartHealth> parts, params string[] names) =>
        names.All(name => parts.Any(part => part.Name == name && part.Status == PartStatus.Failed));

    /// <summary>The shipped models, one of them with a changed byte.</summary>
    private static string BrokenModel(string data)
    {
        string shipped = Shipped();
        foreach (string file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(data, "models", Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? data);
            File.Copy(file, copy);
        }

        using FileStream vad = File.Open(Path.Combine(data, "models", "silero-vad-v6", "silero_vad_v6.onnx"), FileMode.Open);
        vad.Position = vad.Length / 2;
        int changed = vad.ReadByte() ^ 1;
        vad.Position--;
        vad.WriteByte((byte)changed);
        return Path.Combine(data, "models", "whisper-base-int8");
    }

    private static string Shipped()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string models = Path.Combine(folder.FullName, "edge-agent", "models");
            if (Directory.Exists(models))
            {
                return models;
            }
        }

        throw new DirectoryNotFoundException("edge-agent/models is not above the tests");
    }

    private static async Task<(int Code, string Said)> RunAsync(string assembly, params string[] arguments)
    {
        using Process program = Process.Start(new ProcessStartInfo(ProgramPaths.Dotnet, [assembly, .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!; // dotnet runs this very test
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Task<string> output = program.StandardOutput.ReadToEndAsync(deadline.Token);
        string said = await program.StandardError.ReadToEndAsync(deadline.Token);
        await program.WaitForExitAsync(deadline.Token);
        return (program.ExitCode, said + await output);
    }
}
