namespace Cem.Edge.Scoring.Redaction;

/// <summary>Classes of personal data, as they stand in <see cref="Mask.Kind"/> and, in brackets, in the redacted text.</summary>
internal static class MaskKind
{
    public const string Card = "card";
    public const string CardCode = "card-code";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Id = "id";
    public const string Name = "name";

    /// <summary>Name of somebody who works here: the remark stays about the staff, nobody is named.</summary>
    public const string Staff = "staff";
    public const string Address = "address";
    public const string Plate = "plate";
    public const string Ip = "ip";

    /// <summary>Shown with a short hash, so that two remarks about one order can be seen to belong together.</summary>
    public const string Order = "order";
}
