namespace Cem.Edge.Tools.LabelledText;

/// <summary>Requests of customers, English: banking77 (a table of text and category) and NLU++ (JSON).</summary>
internal static class RequestTexts
{
    public const string Banking = "en-banking77";
    public const string Nlupp = "en-nlupp";

    /// <summary>Sets of NLU++ begin with it; customers give their names in them.</summary>
    public const string WithNames = "nlupp";

    public static IEnumerable<RequestText> ReadTable(string path) =>
        CsvTable.Rows(path, "text", "category").Select(row => new RequestText(row["text"].Trim(), "en", [row["category"]]));

    public static IEnumerable<RequestText> ReadNlupp(string path) =>
        JsonFile.Read(path, SourceShapes.Default.NluppRequestArray).Select(request => new RequestText(request.Text.Trim(), "en", request.Intents));
}
