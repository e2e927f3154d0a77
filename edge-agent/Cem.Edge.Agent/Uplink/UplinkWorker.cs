using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Agent.Feedback;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Identity;
using Cem.Edge.Agent.Outbox;
using Cem.Edge.Agent.Settings;
using Cem.Edge.Contracts;
using MQTTnet.Exceptions;

namespace Cem.Edge.Agent.Uplink;

/// <summary>Keeps a connection to the hub: connects, runs a session, waits, again.</summary>
internal sealed partial class UplinkWorker(
    UplinkOptions options, HealthOptions healthOptions, DeviceOptions device, OutboxWriter outbox, OutboxReader reader, Quarantine quarantine, CommandDesk commands,
    BirthDocument birth, HealthBoard health, FeedbackDesk feedback, DeviceClock clock, Heartbeats hearts, DeviceIdentity identity, IdentityOptions identityOptions, ClaimErrand claim, TlsLine line,
    TimeProvider time, ILoggerFactory logs) : BackgroundService
{
    private static readonly EventKey Beginning = new(0, 0);
    private static readonly EventKey End = new(999_999, WireLimits.MaxSequence);

    private readonly ILogger _log = logs.CreateLogger<UplinkWorker>();
    private readonly RetrySchedule _retry = new(options.RetryBase, options.RetryCap, options.StableAfter, Random.Shared.NextDouble);
    private int _births;

    /// <summary>What a broken network, an absent hub or a broken broker throws; everything else is our bug.</summary>
    public static bool IsConnectionTrouble(Exception failure) =>
        failure is MqttCommunicationException or MqttClientNotConnectedException or MqttProtocolViolationException or OperationCanceledException
            or ClaimRefusedException or IdentityMissingException or TimeoutException or System.Net.Sockets.SocketException or IOException or ObjectDisposedException or MqttClientDisconnectedException;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        birth.Epoch = await outbox.Epoch.WaitAsync(stoppingToken).ConfigureAwait(false);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ConnectAndServe(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (IsConnectionTrouble(failure) || DiskTrouble.IsDisk(failure))
            {
                if (stoppingToken.IsCancellationRequested)
                {
                    return;
                }

                TimeSpan wait = _retry.Next(clock.Uptime);
                if (IsConnectionTrouble(failure))
                {
                    Report(failure);
                }

                LogLost(failure.Message, wait.TotalSeconds);
                await hearts.Pause(AgentLoop.Uplink, wait, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ConnectAndServe(CancellationToken stop)
    {
        using X509Certificate2? certificate = options.Tls ? identity.Current() : null;
        if (options.Tls && certificate is null)
        {
            Task claiming = claim.Run(options, detail => health.Report(Part.HubLink, PartStatusOf.Failed, detail, "register-device"), stop);
            await hearts.Await(AgentLoop.Uplink, claiming, stop).ConfigureAwait(false);
            return;
        }

        HubLink link = new(device, options, line);
        await using (link.ConfigureAwait(false))
        {
            // What is stored up to now is backlog, whatever comes from now on is live.
            var startOfEpoch = new EventKey(EventKey.StartOf(birth.Epoch), 0);
            EventKey boundary = outbox.LastStored > startOfEpoch ? outbox.LastStored : startOfEpoch;
            Lane Open(LaneFeed feed) => new(feed, link, outbox, quarantine, options, hearts, logs.CreateLogger<Lane>());
            RenewalKeeper? renewal = certificate is null ? null : new(identity, certificate, link, identityOptions, clock, time);
            var session = new HubSession(link, renewal, Open(new LaneFeed(reader, boundary, End, historical: false)), Open(new LaneFeed(reader, Beginning, boundary, historical: true)),
                outbox, commands, birth, health, feedback, clock, healthOptions.StateEvery, hearts, time, logs.CreateLogger<HubSession>());
            link.Received += session.Receive;

            // Counted before the try: the Will of a connection whose answer got lost must not speak for the next one.
            int number = ++_births;
            await hearts.Await(AgentLoop.Uplink, Connect(link, certificate, number, stop), stop).ConfigureAwait(false);
            _retry.Connected(clock.Uptime);
            LogConnected(options.Host, options.Port);
            await session.Run(number, stop).ConfigureAwait(false);
        }
    }

    private async Task Connect(HubLink link, X509Certificate2? certificate, int number, CancellationToken stop)
    {
        try
        {
            await link.Connect(certificate, birth.Will(number), stop).ConfigureAwait(false);
        }
        catch (HubRefusedException refused) when (refused.IsAboutIdentity)
        {
            identity.Refused();
            throw;
        }

        identity.Proven();
    }

    private void Report(Exception failure)
    {
        if (failure is HubRefusedException or ClaimRefusedException or IdentityMissingException)
        {
            health.Report(Part.HubLink, PartStatusOf.Failed, failure is HubRefusedException ? "the hub refuses this device" : failure.Message, "register-device");
        }
        else
        {
            health.Report(Part.HubLink, PartStatusOf.Failed, $"no connection to {options.Host}:{options.Port}", "check-network");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to {Host}:{Port}")]
    private partial void LogConnected(string host, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not connected: {Problem}; next try in {Seconds:0.0} s")]
    private partial void LogLost(string problem, double seconds);
}
