namespace Cem.Edge.Agent.Settings;

internal sealed record SettingProblem(string Key, string Value, string Problem, string Remedy)
{
    public override string ToString() => $"{Key} = {(Value.Length == 0 ? "(not set)" : $"\"{Value}\"")}: {Problem}. {Remedy}.";
}
