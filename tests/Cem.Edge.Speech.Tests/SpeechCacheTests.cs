namespace Cem.Edge.Speech.Tests;

public sealed class SpeechCacheTests
{
    [Theory]
    [InlineData("/data/graphs", null, null, "/home/anna", "/data/graphs")]
    [InlineData("none", "/var/cache/cem-agent", "/xdg", "/home/anna", null)]
    [InlineData("", "/var/cache/cem-agent", "/xdg", "/home/anna", "/var/cache/cem-agent")]
    [InlineData(null, "/var/cache/one:/var/cache/two", null, "", "/var/cache/one")]
    [InlineData("", null, "/xdg", "/home/anna", "/xdg/cem-edge")]
    [InlineData("", "", "relative", "/home/anna", "/home/anna/.cache/cem-edge")]
    [InlineData("", null, null, "", null)]
    public void Place_is_what_was_asked_for_else_the_services_else_the_users(string? asked, string? service, string? user, string home, string? expected) =>
        Assert.Equal(expected, SpeechCache.FolderOf(asked, name => name == "CACHE_DIRECTORY" ? service : user, home));
}
