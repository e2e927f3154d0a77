using System.CommandLine;
using Cem.Edge.Speech;

namespace Cem.Edge.Tools.Shell;

/// <summary>The option of every verb that runs a model: <c>--cache DIR|none</c>.</summary>
internal sealed class CacheOption : Option<string?>
{
    /// <param name="size">What the model takes there, for people.</param>
    public CacheOption(string size) : base("--cache")
    {
        Description = $"Folder for the model as this machine wants it ({size}), which makes later starts faster; none: keep nothing; default: cem-edge in the user's cache folder.";
        HelpName = "DIR";
    }

    /// <summary>Null: keep nothing.</summary>
    public string? Of(ParseResult parsed) => SpeechCache.FolderOf(parsed.GetValue(this));
}
