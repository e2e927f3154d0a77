using System.Globalization;
using System.Text.Json;
using Cem.Edge.Contracts;

namespace Cem.Edge.Hub.Journey;

/// <summary>Takes typed values out of a journey file and collects complaints instead of stopping at the first.</summary>
internal sealed class SpotReader
{
    private readonly List<JourneyProblem> problems = [];

    public IReadOnlyList<JourneyProblem> Problems => problems;

    public void Complain(JsonSpot at, string reason) => problems.Add(new JourneyProblem(at.Line, at.Path, reason));

    /// <summary>Complains about members that are unknown or doubled: a misspelt key is an error, not a silence.</summary>
    public void Expect(JsonSpot parent, params string[] known)
    {
        if (parent.Kind != JsonTokenType.StartObject)
        {
            Complain(parent, "must be an object { }");
            return;
        }

        foreach ((string name, JsonSpot value) in parent.Members.Where(member => !known.Contains(member.Key)))
        {
            Complain(value, $"'{name}' is not known here; known are {string.Join(", ", known)}");
        }

        foreach (string name in parent.DoubledMembers)
        {
            Complain(parent, $"'{name}' is given twice");
        }
    }

    public IReadOnlyList<JsonSpot> List(JsonSpot parent, string name)
    {
        if (!parent.Members.TryGetValue(name, out JsonSpot? list))
        {
            Complain(parent, $"'{name}' is missing; it must be a list [ ]");
            return [];
        }

        if (list.Kind != JsonTokenType.StartArray)
        {
            Complain(list, "must be a list [ ]");
        }

        return list.Items;
    }

    public string Text(JsonSpot parent, string name) => Optional(parent, name) ?? Missing(parent, name);

    public string? Optional(JsonSpot parent, string name)
    {
        if (!parent.Members.TryGetValue(name, out JsonSpot? value) || value.Kind == JsonTokenType.Null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(value.Text))
        {
            Complain(value, "must be a text");
            return "";
        }

        return value.Text;
    }

    public string Id(JsonSpot parent, string name = "id")
    {
        string id = Text(parent, name);
        if (id.Length > 0 && !CemId.IsValid(id))
        {
            Complain(parent.Members[name], $"'{id}' is no id; ids have 1 to {CemId.MaxLength} characters of a-z, 0-9 and hyphen");
        }

        return id;
    }

    public int Number(JsonSpot parent, string name, int least, int most)
    {
        if (parent.Members.TryGetValue(name, out JsonSpot? value) && value.WholeNumber is { } number && number >= least && number <= most)
        {
            return number;
        }

        Complain(value ?? parent, $"'{name}' must be a whole number from {least} to {most}");
        return least;
    }

    public LocalText Local(JsonSpot parent, string name)
    {
        if (!parent.Members.TryGetValue(name, out JsonSpot? value))
        {
            string missing = Missing(parent, name);
            return new LocalText(missing, missing);
        }

        if (value.Text is { Length: > 0 } same)
        {
            return new LocalText(same, same);
        }

        Expect(value, "en", "zh");
        string english = Text(value, "en");
        return new LocalText(english, Optional(value, "zh") ?? english);
    }

    public string OneOf(JsonSpot parent, string name, IReadOnlyCollection<string> allowed)
    {
        string word = Text(parent, name);
        if (word.Length > 0 && !allowed.Contains(word))
        {
            Complain(parent.Members[name], $"'{word}' is not one of {string.Join(", ", allowed)}");
        }

        return word;
    }

    public DateTimeOffset? Moment(JsonSpot parent, string name)
    {
        if (Optional(parent, name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment))
        {
            return moment;
        }

        Complain(parent.Members[name], $"'{text}' is no date; write 2026-11-02 or 2026-11-02T09:00:00Z (UTC)");
        return DateTimeOffset.MinValue;
    }

    private string Missing(JsonSpot parent, string name)
    {
        Complain(parent, $"'{name}' is missing");
        return "";
    }
}
