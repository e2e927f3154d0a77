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
    public const string Address = "address";
}
