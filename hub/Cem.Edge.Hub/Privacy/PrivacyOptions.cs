using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Hub.Privacy;

internal sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>Figures that could point at one clerk are shown from so many calls or answers on.</summary>
    [Range(2, 100)]
    public int SmallestGroup { get; set; } = 5;

    /// <summary>File that keeps which remarks were erased, outside the database; relative paths are below the data folder.</summary>
    [Required(AllowEmptyStrings = false)]
    public string TombstoneFile { get; set; } = Privacy.TombstoneFile.DefaultName;
}
