using Cem.Edge.Agent.Settings;
using Cem.Edge.Agent.Tests.Support;

namespace Cem.Edge.Agent.Tests.Settings;

public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string[] With(params string[] more) => Kiosk.Arguments(_folder.Path, 1883, more);

    [Fact]
    public void Good_settings_are_read_from_file_environment_and_command_line_in_that_order()
    {
        string file = Path.Combine(_folder.Path, "kiosk.json");
        File.WriteAllText(file, """
            {
              // Comments are welcome in a file that people write.
              "Device": { "Tenant": "acme", "Site": "berlin-1", "Name": "kiosk-9" },
              "Hub": { "Host": "hub.example.org", "Port": 1884, "Tls": true, "KeepAlive": "00:01:00" },
              "Buttons": { "Question": "satisfied", "Scale": 3, "Pins": [5, 6, 7], "TalkPin": null, "Pull": "down" },
              "Logging": { "LogLevel": { "Default": "Warning" } }
            }
            """);
        AgentSettings settings = AgentConfiguration.Read(["--settings", file, "--data", _folder.Path, "--Hub:Port=1885"]);
        Assert.Equal(("hub.example.org", 1885, TimeSpan.FromMinutes(1)), (settings.Hub.Host, settings.Hub.Port, settings.Hub.KeepAlive));
        Assert.Equal([5, 6, 7], settings.Buttons.Pins);
        Assert.Null(settings.Buttons.TalkPin);
        Assert.Equal(_folder.Path, settings.Outbox.Folder);
    }

    [Fact]
    public void All_contradictions_come_in_one_message_with_key_value_and_remedy()
    {
        SettingsException refused = Assert.Throws<SettingsException>(() => AgentConfiguration.Read(With(
            "--Hub:Port=70000", "--Hub:Prt=1", "--Hub:RetryBase=soon", "--Buttons:Scale=4", "--Lights:Thanks=5", "--Device:Site=claim", "--Recording:Notice=short",
            "--Feedback:Reasons=price,-,-,-", "--Feedback:VisitGap=00:05:00", "--Pins:Driver=magic", "--Lamps:Thanks=1")));
        string[] keys = [.. refused.Problems.Select(problem => problem.Key)];
        Assert.Equal(
            ["Buttons:Pins", "Device:Site", "Feedback:VisitGap", "Hub:Port", "Hub:Prt", "Hub:RetryBase", "Lamps", "Pins:Driver", "Recording:Notice"],
            keys.Where(key => !key.Contains(" and ", StringComparison.Ordinal)).Order());
        Assert.Contains(refused.Problems, problem => problem is { Key: "Buttons:Pins and Lights:Thanks", Value: "5" });
        Assert.All(refused.Problems, problem => Assert.Contains(problem.ToString(), refused.Message));
        Assert.All(refused.Problems, problem => Assert.NotEmpty(problem.Remedy));
        Assert.Contains("Hub:Port = \"70000\"", refused.Message);
    }

    [Theory]
    [InlineData("Lights:Reasons", "--Feedback:Reasons=price,-,-,-,staff", "--Lights:Reasons=")]
    [InlineData("Lights:Talk", "--Buttons:TalkPin=10", "--Recording:Notice=We record what you say while you hold the button.", "--Lights:Talk=")]
    [InlineData("Hub:RetryBase", "--Hub:RetryBase=00:00:10", "--Hub:RetryCap=00:00:05")]
    [InlineData("Hub:Tls", "--Hub:Host=hub.example.org")]
    [InlineData("Hub:Tls", "--Hub:Host=10.0.0.5")]
    [InlineData("Identity:Serial", "--Identity:Serial=Box 7")]
    [InlineData("Transcribing:Languages", "--Transcribing:Languages=en,fr")]
    [InlineData("Transcribing:ServiceNumbers", "--Transcribing:ServiceNumbers=400 820 8820,call us")]
    [InlineData("Transcribing:ServiceNumbers", "--Transcribing:ServiceNumbers=12")]
    [InlineData("Buttons:Pins", "--Buttons:Pins=1,2,3,4,-5")]
    public void Contradiction_names_its_key(string key, params string[] arguments)
    {
        SettingsException refused = Assert.Throws<SettingsException>(() => AgentConfiguration.Read(With(arguments)));
        Assert.Equal(key, Assert.Single(refused.Problems).Key);
    }

    [Fact]
    public void Pure_call_desk_needs_neither_question_nor_buttons()
    {
        AgentSettings settings = AgentConfiguration.Read(CallDeskAgent.Arguments(_folder.Path, Path.Combine(_folder.Path, "calls"), 1883));
        Assert.Equal((true, false), (settings.CallDesk.IsOn, settings.Buttons.AreFitted));
    }

    [Fact]
    public void Device_without_faces_and_without_a_folder_of_calls_is_refused()
    {
        string[] nothing = [.. CallDeskAgent.Arguments(_folder.Path, "", 1883)];
        SettingsException refused = Assert.Throws<SettingsException>(() => AgentConfiguration.Read(nothing));
        Assert.Equal(["Buttons:Pins", "Buttons:Question"], refused.Problems.Select(problem => problem.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Buttons:Pins", "--Buttons:Question=satisfied")]
    [InlineData("CallDesk:Hold", "--CallDesk:Hold=00:00:03", "--CallDesk:ListSilence=00:00:05")]
    [InlineData("CallDesk:AgentChannel", "--CallDesk:AgentChannel=top")]
    public void Contradiction_of_a_call_desk_names_its_key(string key, params string[] arguments)
    {
        SettingsException refused = Assert.Throws<SettingsException>(() => AgentConfiguration.Read(CallDeskAgent.Arguments(_folder.Path, Path.Combine(_folder.Path, "calls"), 1883, arguments)));
        Assert.Equal(key, Assert.Single(refused.Problems).Key);
    }

    [Fact]
    public void Data_folder_is_no_folder_of_calls()
    {
        SettingsException refused = Assert.Throws<SettingsException>(() => AgentConfiguration.Read(CallDeskAgent.Arguments(_folder.Path, _folder.Path, 1883)));
        Assert.Equal("CallDesk:Folder", Assert.Single(refused.Problems).Key);
    }

    [Fact]
    public async Task Refused_settings_end_the_program_with_exit_code_two() =>
        Assert.Equal(2, await AgentHost.RunAsync(["--data", _folder.Path]));

    [Theory]
    [InlineData("{ \"Hub\": ")]
    [InlineData(null)]
    public void Settings_file_that_cannot_be_read_is_named(string? content)
    {
        string file = Path.Combine(_folder.Path, "broken.json");
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }

        SettingsException refused = Assert.Throws<SettingsException>(() => AgentConfiguration.Read(["--settings", file]));
        Assert.Contains(file, refused.Message);
    }

    [Fact]
    public async Task Second_agent_on_the_same_data_folder_is_refused()
    {
        using var first = Cem.Edge.Agent.Outbox.DataFolder.Take(_folder.Path);
        Assert.Equal(2, await AgentHost.RunAsync(With()));
    }
}
