using System.Globalization;
using Cem.Edge.Hub.Devices;

namespace Cem.Edge.Tools.Demo;

/// <summary>The last page of the demo: the account per device, the equation, the waits.</summary>
internal static class DemoSummary
{
    public static IEnumerable<string> Lines(DemoFigures figures, DemoEvidence evidence, int pressesInVain)
    {
        yield return "";
        yield return "Ledger: what each device says it produced, and where it is now";
        yield return Columns("device", "produced", "stored", "quarantined", "dropped", "waiting", "lights seen");
        foreach (DeviceRow device in evidence.Devices.OrderBy(device => device.Device, StringComparer.Ordinal))
        {
            yield return Columns(
                device.Device, Number(device.Ledger.Produced ?? 0), Number(evidence.Rows.Events.CountByDevice.GetValueOrDefault(device.Device)), Number(device.Ledger.Quarantined),
                Number(device.Ledger.Dropped), Number(device.Ledger.Waiting), Number(evidence.Lit.Count(lit => lit.Press.Device == device.Device)));
        }

        yield return "";
        yield return $"  {Number(figures.Produced)} produced {(figures.Produced == figures.Stored + figures.Quarantined + figures.Dropped + figures.Waiting ? "=" : "IS NOT")} "
            + $"{Number(figures.Stored)} stored + {Number(figures.Quarantined)} quarantined + {Number(figures.Dropped)} dropped + {Number(figures.Waiting)} waiting";
        yield return $"  {Number(figures.Lit)} presses were thanked by a light; {Number(figures.LitWithoutRow)} of them have no row at the hub, {Number(figures.Duplicates)} rows are doubled";
        yield return $"  {Number(figures.Kills)} kills and {Number(figures.Cuts)} cuts of the line; {Number(pressesInVain)} presses met a dead kiosk and got no light";
        yield return $"  press to light: {Wait(figures.PressToLightMs.P50)} median, {Wait(figures.PressToLightMs.P99)} for 99 of 100, {Wait(figures.PressToLightMs.Max)} at most";
        yield return $"  press to dashboard, presses made while the line stood: {Wait(figures.PressToDashboardMs.P50)} median, {Wait(figures.PressToDashboardMs.P95)} for 95 of 100";
        yield return $"  {Number(figures.Remarks)} remarks said, {Number(figures.Transcribed)} became text, {Number(figures.Unscored)} stayed without a score; {Number(figures.Alerts)} alerts, {Number(figures.Tasks)} tasks";
        yield return $"  {Number(evidence.Reasons)} reasons chosen after an unhappy press, {Number(evidence.Rows.Reasons)} at the hub";
        yield return $"  {Number(evidence.Calls)} calls recorded with consent, {Number(evidence.Rows.Calls)} at the hub with {Number(evidence.Rows.CallPhrases)} phrases; {Number(evidence.CallsRefused)} without consent, deleted unheard";
        yield return figures.Holds ? "The ledger holds." : "THE LEDGER DOES NOT HOLD.";
    }

    private static string Columns(string device, params string[] numbers) => "  " + device.PadRight(20) + string.Concat(numbers.Select(number => number.PadLeft(13)));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Wait(double? ms) => ms is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.#} ms") : "not measured";
}
