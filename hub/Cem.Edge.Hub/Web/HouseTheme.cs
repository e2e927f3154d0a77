using MudBlazor;

namespace Cem.Edge.Hub.Web;

/// <summary>A calm theme; every text colour has a contrast of 4.5 or more on its ground (WCAG 2.1 AA). Fonts are those of the reader's machine.</summary>
internal static class HouseTheme
{
    private static readonly string[] Fonts = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#155e68", Secondary = "#5c4a7a", Tertiary = "#3d5a80", Info = "#1f5f8b", Success = "#1e6b3a", Warning = "#8a5200", Error = "#a8231c",
            Background = "#f5f6f4", BackgroundGray = "#eceeeb", Surface = "#ffffff", TextPrimary = "#1c2a2e", TextSecondary = "#4a5a5f", TextDisabled = "#5f6d71",
            AppbarBackground = "#ffffff", AppbarText = "#1c2a2e", Divider = "#d9dedc", LinesDefault = "#d9dedc", LinesInputs = "#6c7a7e", ActionDefault = "#4a5a5f",
            TableLines = "#e3e7e5",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7fd1dc", Secondary = "#c9b6ee", Tertiary = "#a9c4ea", Info = "#8cc5ee", Success = "#86d6a2", Warning = "#f0b866", Error = "#ff9c93",
            PrimaryContrastText = "#06282d", InfoContrastText = "#06202f", SuccessContrastText = "#05260f", WarningContrastText = "#2e1c00", ErrorContrastText = "#3b0906",
            Background = "#12191b", BackgroundGray = "#1a2326", Surface = "#1c2629", TextPrimary = "#e8eeee", TextSecondary = "#b4c1c4", TextDisabled = "#97a5a8",
            AppbarBackground = "#1c2629", AppbarText = "#e8eeee", Divider = "#334043", LinesDefault = "#334043", LinesInputs = "#8b999c", ActionDefault = "#b4c1c4",
            TableLines = "#2b3639",
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.95rem" },
            Button = new ButtonTypography { FontFamily = Fonts, TextTransform = "none", FontWeight = "600", LetterSpacing = "0" },
        },
    };
}
