using Cem.Edge.Hub.Judgements;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Judgements in the reader's words.</summary>
internal sealed class JudgementTexts(IStringLocalizer<Texts> texts)
{
    public string Refusal(JudgementRefusal refusal) => texts[$"Judge.Refused.{refusal}"];
}
