using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Cem.Edge.Hub.Settings;

/// <summary>Checks a section by the attributes of its class; each failure names key, value and what would be right.</summary>
internal sealed class SectionValidation<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        string[] failures =
        [
            .. from property in typeof(TOptions).GetProperties()
               let value = property.GetValue(options)
               from rule in property.GetCustomAttributes<ValidationAttribute>()
               where !rule.IsValid(value)
               select string.Create(CultureInfo.InvariantCulture, $"{section}:{property.Name} is '{value}'; {Remedy(rule, property.Name)}"),
        ];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static string Remedy(ValidationAttribute rule, string name) => rule switch
    {
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"it can be {range.Minimum} to {range.Maximum}"),
        RequiredAttribute => "it must be given",
        _ => rule.FormatErrorMessage(name),
    };
}
