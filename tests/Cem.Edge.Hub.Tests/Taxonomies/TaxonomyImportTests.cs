using System.Text;
using System.Text.Json;
using Cem.Edge.Hub.Tests.Support;
using Cem.Edge.Scoring.Departments;

namespace Cem.Edge.Hub.Tests.Taxonomies;

public sealed class TaxonomyImportTests
{
    [Fact]
    public async Task A_bad_file_is_refused_with_line_and_reason_and_the_last_good_one_stays()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string good = Encoding.UTF8.GetString(Scored.Taxonomy("retail-9", "delivery-pickup", "drone"));
        string[] lines = good.Split('\n');
        int wrong = Array.FindIndex(lines, line => line.Contains("\"consideration\"", StringComparison.Ordinal));
        string bad = good.Replace("\"retail-9\"", "\"retail-10\"", StringComparison.Ordinal).Replace(lines[wrong], lines[wrong].Replace("consideration", "pondering", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(200, (await hub.Http.PostAsync("/api/v1/taxonomies", "admin", Encoding.UTF8.GetBytes(good))).Status);

        (int status, JsonElement problem) = await hub.Http.PostAsync("/api/v1/taxonomies", "admin", Encoding.UTF8.GetBytes(bad));

        Assert.Equal((400, "bad-file"), (status, problem.GetProperty("title").GetString()));
        JsonElement fault = problem.GetProperty("faults").EnumerateArray().First();
        Assert.Equal(wrong + 1, fault.GetProperty("line").GetInt32());
        Assert.Contains("unknown stage \"pondering\"", fault.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(["retail-9", Scored.Shipped.Taxonomy.Version], (await hub.Http.JsonAsync("/api/v1/taxonomies")).EnumerateArray().Select(one => one.GetProperty("version").GetString()));
    }

    [Fact]
    public async Task A_version_is_never_given_to_another_content()
    {
        await using TestHub hub = await TestHub.StartAsync();
        string version = Scored.Shipped.Taxonomy.Version;

        (int status, JsonElement problem) = await hub.Http.PostAsync("/api/v1/taxonomies", "admin", Scored.Taxonomy(version, "delivery-pickup", "drone"));

        JsonElement fault = Assert.Single(problem.GetProperty("faults").EnumerateArray());
        Assert.Equal((400, 3), (status, fault.GetProperty("line").GetInt32()));
        Assert.Contains($"version \"{version}\" is known here with another content", fault.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await hub.CountAsync("taxonomy"));
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused_too()
    {
        await using TestHub hub = await TestHub.StartAsync();

        Assert.Equal(400, (await hub.Http.PostAsync("/api/v1/taxonomies", "admin", "<html>"u8.ToArray())).Status);
        Assert.Equal(400, (await hub.Http.PostAsync("/api/v1/taxonomies", "admin", Array.Empty<byte>())).Status);
    }

    [Fact]
    public async Task Every_file_is_handed_out_as_it_was_taken_and_survives_a_restart()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        byte[] file = Scored.Taxonomy("retail-9", "delivery-pickup", "drone");
        await using (TestHub hub = await TestHub.StartAsync(folder))
        {
            Assert.Equal(Taxonomy.ShippedFile(), await hub.Http.GetByteArrayAsync($"/api/v1/taxonomies/{Scored.Shipped.Taxonomy.Version}"));
            await hub.Http.PostAsync("/api/v1/taxonomies?origin=spring.json", "admin", file);
        }

        await using (TestHub hub = await TestHub.StartAsync(folder))
        {
            Assert.Equal(file, await hub.Http.GetByteArrayAsync("/api/v1/taxonomies/retail-9"));
            Assert.Equal("spring.json", (await hub.Http.JsonAsync("/api/v1/taxonomies"))[0].GetProperty("origin").GetString());
        }

        Directory.Delete(folder, recursive: true);
    }
}
