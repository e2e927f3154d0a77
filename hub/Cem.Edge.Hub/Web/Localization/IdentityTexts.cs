using Cem.Edge.Hub.Identity;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>Identities in the reader's words.</summary>
internal sealed class IdentityTexts(IStringLocalizer<Texts> texts)
{
    public string Refusal(IdentityRefusal refusal) => texts[$"Identity.Refused.{refusal}"];

    public string Status(IdentityRow? row) => texts[$"Identity.Status.{row?.Status ?? "none"}"];
}
