using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Remarks in the reader's words.</summary>
internal static class VoiceTexts
{
    /// <summary>Why a remark has no text, or a doubtful one. A device may be newer than the hub and name a reason that has no words here yet: then its own.</summary>
    public static string Reason(this IStringLocalizer<Texts> texts, string? reason) =>
        reason is not { Length: > 0 } ? ""
        : texts[$"Voices.Reason.{reason.Replace(' ', '-')}"] is { ResourceNotFound: false } known ? known.Value
        : reason;
}
