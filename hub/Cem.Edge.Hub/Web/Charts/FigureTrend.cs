using System.Globalization;
using Cem.Edge.Hub.Figures;
using Cem.Edge.Hub.Web.Localization;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Charts;

/// <summary>From a series of figures to what a chart draws, with a sentence for those who do not see it.</summary>
internal sealed class FigureTrend(IStringLocalizer<Texts> texts)
{
    public IReadOnlyList<TrendPoint> Points(IReadOnlyList<SeriesPoint> series, SeriesStep step, TimeZoneInfo zone) => [.. series.Select(point => Point(point, step, zone))];

    public string Told(IReadOnlyList<TrendPoint> points)
    {
        double[] values = [.. points.Select(point => point.Value).OfType<double>()];
        return values.Length == 0
            ? texts["Touchpoint.TrendNone"]
            : texts["Touchpoint.TrendTold", values.Length, Round(values.Min()), Round(values.Max()), Round(values[^1])];
    }

    private TrendPoint Point(SeriesPoint point, SeriesStep step, TimeZoneInfo zone)
    {
        string label = step == SeriesStep.Day
            ? TimeTexts.Date(point.At, zone)
            : TimeZoneInfo.ConvertTime(point.At, zone).ToString("ddd HH:mm", CultureInfo.CurrentCulture);
        return point.Figure.HappyIndex is { } index
            ? new TrendPoint(label, index.Value, index.Low, index.High, texts["Touchpoint.PointTold", label, Round(index.Value), Round(index.Low), Round(index.High), index.N])
            : new TrendPoint(label, null, null, null, texts["Touchpoint.PointHidden", label, point.Figure.N]);
    }

    private static string Round(double index) => index.ToString("0", CultureInfo.CurrentCulture);
}
