using Cem.Edge.Hub.Improvement;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People.Accounts;
using Microsoft.Extensions.Localization;

namespace Cem.Edge.Hub.Web.Localization;

/// <summary>What pages and API say about accounts and roles.</summary>
internal sealed class AccountTexts(IStringLocalizer<Texts> localizer, PlaceTexts places)
{
    public string Refusal(AccountRefusal refusal) => Refusal(EnumWord<AccountRefusal>.Of(refusal));

    /// <param name="word">As in an address: <c>wrong-password</c>.</param>
    public string Refusal(string word) => localizer[$"Account.Refusal.{word}", PasswordRules.Shortest, PasswordRules.Longest];

    /// <summary>The role with its place: two people of the same role differ by where they work.</summary>
    public string Role(Person person)
    {
        JourneyMap map = places.Map;
        LocalText? where = map.Department(person.Department ?? "")?.Name ?? map.Site(person.Site ?? "")?.Site.Name
            ?? map.Regions.FirstOrDefault(region => region.Id == person.Region)?.Name;
        return where is null ? localizer[$"Role.{person.Role}"] : $"{localizer[$"Role.{person.Role}"]}, {PlaceTexts.Local(where)}";
    }
}
