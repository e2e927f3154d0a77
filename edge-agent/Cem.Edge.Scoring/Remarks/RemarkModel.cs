using Cem.Edge.Scoring.Polarity;

namespace Cem.Edge.Scoring.Remarks;

/// <summary>A polarity model that has also heard store remarks (<see cref="RemarkTone"/>).</summary>
internal sealed class RemarkModel(IPolarityModel model, RemarkHeads heads) : IPolarityModel
{
    public string Name => model.Name;

    public double LexiconWeight => model.LexiconWeight;

    public Reading Read(string form, string language)
    {
        var reading = model.Read(form, language);
        return reading with { Remark = heads.Of(form, language, reading.Meaning) };
    }

    public void Dispose() => model.Dispose();
}
