using System.Globalization;

namespace Cem.Edge.FirmwareSim.Crowds;

/// <summary>One press that an agent of a crowd has committed, told on standard output: <c>stored DEVICE EPOCH SEQ PRESS .</c></summary>
/// <param name="Device">Device id.</param>
/// <param name="Epoch">Agent start.</param>
/// <param name="Seq">Number in it.</param>
/// <param name="Press">The crowd's own number of the press; it travels as the time the button was held.</param>
internal sealed record CrowdLine(string Device, string Epoch, long Seq, int Press)
{
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"stored {Device} {Epoch} {Seq} {Press} .");

    /// <summary>Null for anything else, also for a line that a kill has torn: its end is missing.</summary>
    public static CrowdLine? Read(string line) => line.Split(' ') is ["stored", var device, var epoch, var seq, var press, "."]
        ? new CrowdLine(device, epoch, long.Parse(seq, CultureInfo.InvariantCulture), int.Parse(press, CultureInfo.InvariantCulture))
        : null;
}
