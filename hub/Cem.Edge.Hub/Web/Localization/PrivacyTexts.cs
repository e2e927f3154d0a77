using Cem.Edge.Hub.Privacy;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Erasure and retention in the reader's words.</summary>
internal sealed class PrivacyTexts(IStringLocalizer<Texts> texts)
{
    public string Refusal(ErasureRefusal refusal) => texts[$"Erase.Refused.{refusal}"];
}
