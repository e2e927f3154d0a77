using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Identity;

/// <summary>By what a person recognises this hardware when it asks to be let in.</summary>
internal static class DeviceSerial
{
    private static readonly string[] Sources = ["/sys/firmware/devicetree/base/serial-number", "/etc/machine-id"];

    /// <summary>The setting, else the board's own number, else the machine id; null when nothing names this machine.</summary>
    public static string? Of(string setting)
    {
        if (setting.Length > 0)
        {
            return setting;
        }

        // A device tree text ends in NUL.
        return Sources.Where(File.Exists).Select(file => File.ReadAllText(file).Trim('\0', '\n', ' ').ToLowerInvariant()).FirstOrDefault(CemId.IsValid);
    }
}
