namespace Cem.Edge.Agent.Settings;

/// <summary>What a setting means, and what a person does when its value is refused. The README's table is compared with these.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string meaning, string remedy) : Attribute
{
    public string Meaning { get; } = meaning;

    public string Remedy { get; } = remedy;
}
