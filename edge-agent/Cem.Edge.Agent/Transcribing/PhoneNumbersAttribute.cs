using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Agent.Transcribing;

/// <summary>A list whose entries are phone numbers: 3 to 15 digits with blanks, hyphens, dots, brackets or a leading plus between them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PhoneNumbersAttribute() : ValidationAttribute("a phone number has 3 to 15 digits and no letters")
{
    private const int FewestDigits = 3;
    private const int MostDigits = 15;

    public override bool IsValid(object? value) => value is IEnumerable<string> numbers && numbers.All(IsNumber);

    private static bool IsNumber(string number) =>
        number.Count(char.IsAsciiDigit) is >= FewestDigits and <= MostDigits && number.All(c => char.IsAsciiDigit(c) || " -.()+".Contains(c, StringComparison.Ordinal));
}
