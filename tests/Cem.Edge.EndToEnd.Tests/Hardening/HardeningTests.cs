using System.Diagnostics;

namespace Cem.Edge.EndToEnd.Tests.Hardening;

/// <summary>Goal 25 without its TLS part: how much the units let a program do, and no secret in the repository.</summary>
public sealed class HardeningTests
{
    /// <summary>Exposure 1.5, in tenths.</summary>
    private const string MostExposure = "15";

    private static readonly string[] Secrets =
    [
        "-----BEGIN [A-Z ]*PRIVATE KEY-----[^\"]", "AKIA[0-9A-Z]{16}", "gh[pousr]_[A-Za-z0-9]{36}", "xox[baprs]-[A-Za-z0-9-]{10}", @"eyJ[A-Za-z0-9_-]{20,}\.eyJ",
        "([Pp]assword|[Pp]asswd|[Ss]ecret|[Aa]pi_?[Kk]ey|[Aa]ccess_?[Tt]oken)\"?[ ]*[:=][ ]*\"[^\"$<{ ]{8,}\"",
    ];

    [SystemdTheory]
    [InlineData("cem-agent.service")]
    [InlineData("cem-hub.service")]
    public async Task Unit_lets_its_program_do_little(string unit)
    {
        (int code, string said) = await RunAsync("systemd-analyze", "security", "--offline=yes", $"--threshold={MostExposure}", "--no-pager", Path.Combine(Root, "deploy", unit));

        Assert.Contains("Overall exposure level", said, StringComparison.Ordinal);
        Assert.True(code == 0, said[^200..]);
    }

    [SystemdTheory]
    [InlineData("ProtectSystem=strict")]
    [InlineData("NoNewPrivileges=yes")]
    public async Task Unit_that_lets_it_do_more_fails(string taken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-unit-");
        string weaker = Path.Combine(folder.FullName, "cem-agent.service");
        await File.WriteAllTextAsync(weaker, (await File.ReadAllTextAsync(Path.Combine(Root, "deploy", "cem-agent.service"))).Replace(taken, "", StringComparison.Ordinal));

        (int code, _) = await RunAsync("systemd-analyze", "security", "--offline=yes", $"--threshold={MostExposure}", "--no-pager", weaker);

        folder.Delete(recursive: true);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task Repository_holds_no_secret()
    {
        (int code, string found) = await RunAsync("git", ["-C", Root, "grep", "-nIE", .. Secrets.SelectMany(one => (string[])["-e", one])]);

        Assert.True(code == 1, found); // 1 = nothing found
    }

    [Fact]
    public async Task Search_for_secrets_finds_one_that_is_there()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cem-secret-");
        // Put together here, or the search of the repository would find this line.
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "settings.json"), $"\"Pass{"word"}\": \"correct-horse\"\nAKIA{new string('A', 16)}\n");

        (int code, string found) = await RunAsync("git", ["-C", folder.FullName, "grep", "--no-index", "-nIE", .. Secrets.SelectMany(one => (string[])["-e", one]), "--", "."]);

        folder.Delete(recursive: true);
        Assert.Equal(0, code);
        Assert.Equal(2, found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Cem.Edge.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("the tests run outside the repository");
        }
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!; // only a shell start gives none
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said + await errors);
    }
}
