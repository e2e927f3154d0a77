using Cem.Edge.Contracts;
using Cem.Edge.Hub.Broker;
using Cem.Edge.Hub.Journey;
using MQTTnet.Protocol;

namespace Cem.Edge.Hub.Identity;

/// <summary>What a client shows when it logs in.</summary>
/// <param name="ClientId">MQTT client id as it was sent.</param>
/// <param name="UserName">Null or empty where none was sent.</param>
/// <param name="WillTopic">Null without a Will.</param>
/// <param name="IsTls">Whether it came to the TLS port.</param>
/// <param name="Credential">Whom its certificate names; null without TLS, or where the certificate names nobody.</param>
internal sealed record LogIn(string ClientId, string? UserName, string? WillTopic, bool IsTls, Credential? Credential);

/// <summary>A refusal: its code, and a sentence for whoever looks for the cause. The sentence goes to the client alone, so it may quote what the client sent.</summary>
internal sealed record ConnectRefusal(MqttConnectReasonCode Code, string Reason);

/// <summary>Who may log in. Decided before the broker looks at sessions, so a refused one takes nothing over.</summary>
internal static class ConnectRules
{
    /// <param name="find">The row of an identity, or null.</param>
    /// <returns>Null when it may.</returns>
    public static ConnectRefusal? Check(LogIn logIn, Func<string, IdentityRow?> find, JourneyMap journey) =>
        (logIn.IsTls ? CheckCertified(logIn, find, journey) : CheckPlain(logIn, find)) ?? CheckWill(logIn, journey);

    // A process on the hub's own machine: a simulator, a test, a tool.
    private static ConnectRefusal? CheckPlain(LogIn logIn, Func<string, IdentityRow?> find) =>
        !CemId.IsValid(logIn.ClientId) ? new(MqttConnectReasonCode.ClientIdentifierNotValid, "the client id must be a device id: 1 to 40 of a-z, 0-9 and hyphen")
        : find(logIn.ClientId) is not null ? Refused($"'{logIn.ClientId}' has a certificate of its own; it connects with it, on the TLS port")
        : null;

    private static ConnectRefusal? CheckCertified(LogIn logIn, Func<string, IdentityRow?> find, JourneyMap journey) => logIn.Credential switch
    {
        null => Refused("the client certificate must have one common name and nothing else in its subject: the device id"),
        { IsClaim: true } claim => CheckClaim(logIn, claim, find),
        { } own when own.Name != logIn.ClientId => new(MqttConnectReasonCode.ClientIdentifierNotValid, $"the certificate is that of '{own.Name}', so this must be the client id; it is '{logIn.ClientId}'"),
        { } own when !string.IsNullOrEmpty(logIn.UserName) && logIn.UserName != own.Name => new(MqttConnectReasonCode.BadUserNameOrPassword, $"the user name must be '{own.Name}' or absent"),
        { } own => CheckOwn(own, find(own.Name), journey),
    };

    private static ConnectRefusal? CheckOwn(Credential own, IdentityRow? row, JourneyMap journey) =>
        !CemId.IsValid(own.Name) ? new(MqttConnectReasonCode.ClientIdentifierNotValid, "the common name is no device id")
        : row is { IsRevoked: true } ? new(MqttConnectReasonCode.Banned, $"'{own.Name}' is revoked since {row.Since:yyyy-MM-dd HH:mm} UTC; an administrator can let it in again on the Devices page")
        : row is not null && own.NotBefore < row.ProvenFrom ? Refused($"a newer certificate of '{own.Name}' is in use, valid from {row.ProvenFrom:yyyy-MM-dd HH:mm:ss} UTC; this one is from {own.NotBefore:yyyy-MM-dd HH:mm:ss} UTC")
        : journey.Tenant.Length > 0 && journey.Device(own.Name) is null ? Refused($"the journey of this hub has no device '{own.Name}'")
        : null;

    private static ConnectRefusal? CheckClaim(LogIn logIn, Credential claim, Func<string, IdentityRow?> find) =>
        ClaimClient.SerialOf(logIn.ClientId) is null ? new(MqttConnectReasonCode.ClientIdentifierNotValid, $"with a claim credential the client id must be {ClaimClient.Prefix}SERIAL, a serial being 1 to 40 of a-z, 0-9 and hyphen")
        : !string.IsNullOrEmpty(logIn.UserName) && logIn.UserName != claim.Name ? new(MqttConnectReasonCode.BadUserNameOrPassword, $"the user name must be '{claim.Name}' or absent")
        : find(claim.Name) is { IsRevoked: true } ? new(MqttConnectReasonCode.Banned, $"the claim credential '{claim.Name}' is revoked")
        : null;

    private static ConnectRefusal? CheckWill(LogIn logIn, JourneyMap journey) =>
        logIn.WillTopic is { } topic && TopicRules.Publishable(logIn.ClientId, topic, logIn.IsTls ? journey : null) is not { Kind: TopicKind.State }
            ? Refused("the Will must be on this device's own state topic, cem/v1/TENANT/SITE/DEVICE/state")
            : null;

    private static ConnectRefusal Refused(string reason) => new(MqttConnectReasonCode.NotAuthorized, reason);
}
