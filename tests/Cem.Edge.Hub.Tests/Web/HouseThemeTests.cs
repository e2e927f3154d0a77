using Cem.Edge.Hub.Web;
using MudBlazor;
using MudBlazor.Utilities;

namespace Cem.Edge.Hub.Tests.Web;

public sealed class HouseThemeTests
{
    public static TheoryData<string> Shades => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Shades))]
    public void Every_text_colour_is_readable_on_every_ground(string shade)
    {
        Palette palette = shade == "light" ? HouseTheme.Theme.PaletteLight : HouseTheme.Theme.PaletteDark;
        (string Name, MudColor Colour)[] texts =
        [
            ("text", palette.TextPrimary), ("secondary text", palette.TextSecondary), ("primary", palette.Primary), ("info", palette.Info),
            ("success", palette.Success), ("warning", palette.Warning), ("error", palette.Error),
        ];
        foreach ((string name, MudColor colour) in texts)
        {
            foreach (MudColor ground in new[] { palette.Surface, palette.Background, palette.BackgroundGray })
            {
                Assert.True(Contrast(colour, ground) >= 4.5, $"{shade}: {name} {colour} on {ground} has {Contrast(colour, ground):0.00}");
            }
        }

        Assert.True(Contrast(palette.PrimaryContrastText, palette.Primary) >= 4.5, $"{shade}: button text");
        Assert.True(Contrast(palette.ErrorContrastText, palette.Error) >= 4.5, $"{shade}: critical badge");
    }

    // WCAG 2.1, relative luminance and contrast ratio.
    private static double Contrast(MudColor one, MudColor other)
    {
        double[] luminances = [.. new[] { Luminance(one), Luminance(other) }.Order()];
        return (luminances[1] + 0.05) / (luminances[0] + 0.05);
    }

    private static double Luminance(MudColor colour) => (0.2126 * Channel(colour.R)) + (0.7152 * Channel(colour.G)) + (0.0722 * Channel(colour.B));

    private static double Channel(byte value) => value / 255.0 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
}
