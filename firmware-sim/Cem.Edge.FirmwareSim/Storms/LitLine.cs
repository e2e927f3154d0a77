using System.Globalization;
using Cem.Edge.FirmwareSim.Lights;
using Cem.Edge.FirmwareSim.Wiring;

namespace Cem.Edge.FirmwareSim.Storms;

/// <summary>A press that was thanked, as one line of text: <c>lit KIOSK NUMBER FACE BEFORE AFTER LIT</c>, times in ns since boot.</summary>
internal static class LitLine
{
    public static string Write(PressLit lit) => string.Create(
        CultureInfo.InvariantCulture, $"lit {lit.Press.Device} {lit.Press.Number} {lit.Press.Face} {lit.Press.Before.Monotonic} {lit.Press.After.Monotonic} {lit.LitAt.Monotonic} .");

    /// <summary>Null for anything else, also for a line that the power cut has torn: its end is missing.</summary>
    public static PressLit? Read(string line) => line.Trim().Split(' ') is ["lit", var device, var number, var face, var before, var after, var lit, "."]
        ? new PressLit(new PressMade(Number(number), device, (int)Number(face), Certain: true, At(before), At(after)), At(lit))
        : null;

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Moment At(string text) => new(DateTimeOffset.UnixEpoch, Number(text));
}
