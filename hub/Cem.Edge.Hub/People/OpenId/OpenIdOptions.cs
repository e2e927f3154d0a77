using System.ComponentModel.DataAnnotations;

namespace Cem.Edge.Hub.People.OpenId;

/// <summary>Sign-in at the company's own OpenID provider, beside local accounts. Off while <see cref="Authority"/> is empty.</summary>
internal sealed class OpenIdOptions : IValidatableObject
{
    public const string Section = "OpenId";

    /// <summary>Address of the provider, for example <c>https://login.example.com/realms/shops</c>.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    /// <summary>From the environment (<c>OpenId__ClientSecret</c>) or a credential of systemd, never from a file under version control.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>Claim whose value an administrator has written into the account (<c>externalId</c>).</summary>
    [Required]
    public string PersonClaim { get; set; } = "email";

    /// <summary>What the button says, for example the name of the company.</summary>
    [Required]
    public string Name { get; set; } = "OpenID Connect";

    public bool IsOn => Authority.Length > 0;

    /// <summary>Plain HTTP is for a provider on this machine only.</summary>
    public bool IsLoopback => Uri.TryCreate(Authority, UriKind.Absolute, out Uri? address) && address.IsLoopback;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn)
        {
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out Uri? address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            yield return new ValidationResult("must be an https address of the provider (http is for a provider on this machine)", [nameof(Authority)]);
        }

        if (ClientId.Length == 0)
        {
            yield return new ValidationResult("must be the client id that the provider gave this hub", [nameof(ClientId)]);
        }
    }
}
