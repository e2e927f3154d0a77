using System.Globalization;
using System.Text;
using Cem.Edge.Hub.Journey;
using Microsoft.AspNetCore.Identity;

namespace Cem.Edge.Hub.People.Accounts;

/// <summary>
/// NIST SP 800-63B-4, 3.1.1: long instead of complicated, any character, no forced change; refused are words that whoever guesses tries first.
/// 15 characters, since the password is the only factor.
/// </summary>
internal static class PasswordRules
{
    public const int Shortest = 15;

    public const int Longest = 128;

    // What people make 15 characters of when they are told to, in lower case and without spaces and digits at the ends.
    private static readonly string[] Common =
    [
        "password", "passphrase", "passwort", "letmein", "welcome", "changeme", "iloveyou", "administrator", "qwertyuiop", "qwertyuiopasdfgh", "asdfghjkl", "correcthorsebatterystaple",
        "trustno", "superman", "football", "baseball", "princess", "sunshine", "customerexperience", "cemedge", "woaini", "mima",
    ];

    /// <summary>Code of what is wrong with it, or null.</summary>
    public static string? Fault(string password, Person? person)
    {
        int length = new StringInfo(password).LengthInTextElements;
        if (length < Shortest)
        {
            return "too-short";
        }

        if (password.Length > Longest)
        {
            return "too-long";
        }

        if (password.Distinct().Count() < 5 || IsRun(password) || !IsText(password))
        {
            return "too-plain";
        }

        string core = new([.. password.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(char.IsLetter)]);
        return Common.Any(word => IsMostly(core, word)) || Names(person).Any(name => IsMostly(core, name)) ? "guessed-first" : null;
    }

    // A long sentence may hold a common word; three quarters of it must be something else.
    private static bool IsMostly(string core, string word) => word.Length > 0 && core.Split(word).Sum(rest => rest.Length) < core.Length / 4.0;

    // Half a pair of surrogates, and what is no character at all, cannot be compared with anything.
    private static bool IsText(string password) => !password.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) && !password.Any(letter => letter is '\uFFFE' or '\uFFFF');

    private static bool IsRun(string password) => password.Zip(password.Skip(1), (a, b) => b - a).Count(step => step is 0 or 1 or -1) > password.Length * 3 / 4;

    private static IEnumerable<string> Names(Person? person) => person is null ? [] : new[] { person.Id, person.Name, person.Site, person.Region }
        .Select(name => new string([.. (name ?? "").ToLowerInvariant().Where(char.IsLetter)])).Where(name => name.Length > 3);
}

/// <summary>The same rules where ASP.NET Core Identity asks.</summary>
internal sealed class PasswordCheck(PeopleBook people) : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        PasswordRules.Fault(password ?? "", people.Find(user.Id)) is { } fault ? IdentityResult.Failed(new IdentityError { Code = fault }) : IdentityResult.Success);
}
