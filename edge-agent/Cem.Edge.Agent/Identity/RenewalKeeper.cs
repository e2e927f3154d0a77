using System.Security.Cryptography.X509Certificates;
using Cem.Edge.Agent.Health;
using Cem.Edge.Agent.Uplink;
using Cem.Edge.Contracts;

namespace Cem.Edge.Agent.Identity;

/// <summary>Renews the certificate of a standing connection in time.</summary>
internal sealed class RenewalKeeper(DeviceIdentity identity, X509Certificate2 current, HubLink link, IdentityOptions options, DeviceClock clock, TimeProvider time)
{
    // The clock may step, once the network is there; and timers end at 49 days.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private readonly TaskCompletionSource _renewed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Returns when a renewed certificate is on the disk: a new connection must prove it.</summary>
    public async Task Run(CancellationToken cancel)
    {
        DateTimeOffset due = RenewalSchedule.At(current.NotBefore.ToUniversalTime(), current.NotAfter.ToUniversalTime(), options.RenewBefore, Random.Shared.NextDouble());
        while (!_renewed.Task.IsCompleted)
        {
            TimeSpan left = due - clock.Now;
            if (left <= TimeSpan.Zero)
            {
                await link.AskForCertificate(identity.SigningRequest(), cancel).ConfigureAwait(false);
                left = RenewalSchedule.Again(options.RenewBefore, Random.Shared.NextDouble());
                due = clock.Now + left;
            }

            await Task.WhenAny(_renewed.Task, Task.Delay(left < LongestSleep ? left : LongestSleep, time, cancel)).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
    }

    public CommandResponse Take(byte[] payload)
    {
        if (Wire.ReadClaimAnswer(payload, out string? problem) is not { } answer || !identity.Take(answer))
        {
            return new CommandResponse(CommandName.Certificate, "refused", problem ?? "there is no certificate for the key of this device in it");
        }

        _renewed.TrySetResult();
        return new CommandResponse(CommandName.Certificate, "done", "the next connection proves it");
    }
}
