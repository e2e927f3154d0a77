using System.Text;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Privacy;

public sealed class VoiceExportTests
{
    [Fact]
    public async Task Family_27_export_holds_what_the_list_holds_and_no_formula()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        string[] texts = ["=HYPERLINK(\"http://evil.example\",\"open\")", "the till, \"again\"\nwas slow", "@SUM(1+1)", "价格太高"];
        await device.SendAsync([.. texts.Select((text, index) => Some.Event(device.Address, index + 1, Some.Remark(text)))]);
        await device.SettledAsync(Some.Epoch, texts.Length);

        using HttpResponseMessage answer = await hub.Http.GetAsync(new Uri("/api/v1/voices.csv?label=pain&touchpoint=harbour-accessories", UriKind.Relative));
        byte[] file = await answer.Content.ReadAsByteArrayAsync();
        List<string[]> rows = Rows(Encoding.UTF8.GetString(file.AsSpan(3)));

        Assert.Equal(("text/csv", "attachment; filename=\"voices.csv\""), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.ToString()));
        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        Assert.Equal("text", rows[0][7]);
        Assert.Equal(["价格太高", "'@SUM(1+1)", texts[1], "'" + texts[0]], rows.Skip(1).Select(row => row[7]));
        Assert.All(rows, row => Assert.Equal(15, row.Length));
        Assert.Equal(["-0.8", "pain", "quality"], new[] { rows[1][12], rows[1][8], rows[1][10] });
        Assert.Single(Rows(await hub.Http.GetStringAsync("/api/v1/voices.csv?label=pleasure")));
        Assert.Equal(3, Rows(await hub.Http.GetStringAsync("/api/v1/voices.csv?limit=2")).Count);
    }

    [Fact]
    public async Task Export_goes_on_over_the_pages_of_the_list()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();
        for (int first = 1; first <= 1_020; first += 60)
        {
            await device.SendAsync([.. Enumerable.Range(first, 60).Select(seq => Some.Event(device.Address, seq, Some.Remark($"remark {seq}")))]);
        }

        await device.SettledAsync(Some.Epoch, 1_020);
        List<string[]> rows = Rows(await hub.Http.GetStringAsync("/api/v1/voices.csv"));
        Assert.Equal(Enumerable.Range(1, 1_020).Reverse().Select(seq => $"remark {seq}"), rows.Skip(1).Select(row => row[7]));
    }

    /// <summary>RFC 4180, read by hand: cells with and without quotes, lines that end in CR LF.</summary>
    private static List<string[]> Rows(string file)
    {
        var rows = new List<string[]>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        file = file.TrimStart('\uFEFF');
        for (int i = 0; i < file.Length; i++)
        {
            if (file[i] == '"')
            {
                bool doubled = quoted && i + 1 < file.Length && file[i + 1] == '"';
                cell.Append(doubled ? "\"" : "");
                i += doubled ? 1 : 0;
                quoted = doubled || !quoted;
            }
            else if (!quoted && file[i] is ',' or '\r' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (file[i] == '\r')
                {
                    Assert.Equal('\n', file[++i]);
                    rows.Add([.. cells]);
                    cells.Clear();
                }
            }
            else
            {
                cell.Append(file[i]);
            }
        }

        Assert.Empty(cells);
        return rows;
    }
}
