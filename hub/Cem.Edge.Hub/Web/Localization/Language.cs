using System.Globalization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>A language of the pages. Add one here and its <c>Texts.{id}.resx</c>; the tests name what is missing.</summary>
internal sealed record Language(string Id, string OwnName)
{
    public static IReadOnlyList<Language> All { get; } = [new("en", "English"), new("zh", "中文")];

    public static Language Default => All[0];

    public bool IsCurrent => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Id;

    public static Language? Find(string? id) => All.FirstOrDefault(language => language.Id == id);
}
