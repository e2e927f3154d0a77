namespace Cem.Edge.FirmwareSim.Processes;

/// <summary>Where everything of one simulated kiosk or call desk lies. The socket's path is short, because a Unix socket's may have 107 bytes.</summary>
internal sealed record KioskFolder(string Root)
{
    public string Data => Path.Combine(Root, "data");

    public string Settings => Path.Combine(Root, "settings.json");

    public string Microphone => Path.Combine(Root, "microphone");

    public string Socket => Path.Combine(Root, "gpio");

    public string Calls => Path.Combine(Root, "calls");

    public string Log => Path.Combine(Root, "agent.log");

    public static KioskFolder Create(string parent, string device)
    {
        var folder = new KioskFolder(Path.Combine(parent, device));
        Directory.CreateDirectory(folder.Data);
        return folder;
    }
}
