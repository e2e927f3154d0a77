using System.Collections.Concurrent;
using System.Security.Claims;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Journey;
using Cem.Edge.Hub.People;
using Cem.Edge.Hub.People.Access;
using Cem.Edge.Hub.People.Accounts;
using Cem.Edge.Hub.People.ApiKeys;

namespace Cem.Edge.Hub.Ingest;

/// <summary>Who follows the live feed. A feed is open for hours, so rights and session are looked at again and again; and there may be only so many.</summary>
internal sealed class LiveReaders(PeopleBook people, ApiKeyBook keys, JourneyBook journey, TimeProvider time)
{
    /// <summary>Feeds at once of one person.</summary>
    public const int MostEach = 20;

    /// <summary>Feeds at once in all.</summary>
    public const int Most = 200;

    private readonly ConcurrentDictionary<string, int> open = new();
    private int all;

    /// <summary>Null when this person, or everybody together, has too many open.</summary>
    public LiveReader? Enter(ClaimsPrincipal principal)
    {
        string id = people.Of(principal)?.Id ?? "";
        bool hasRoom = Interlocked.Increment(ref all) <= Most;
        if (open.AddOrUpdate(id, 1, (_, count) => count + 1) <= MostEach && hasRoom)
        {
            return new LiveReader(this, principal, id);
        }

        Leave(id);
        return null;
    }

    internal bool IsAlive(ClaimsPrincipal principal) => SessionClaims.IsAlive(principal, people, keys, time.GetUtcNow());

    internal (Person? Person, Scope Scope) Rights(ClaimsPrincipal principal)
    {
        Person? person = people.Of(principal);
        return (person, Scope.Of(person, journey.Current));
    }

    internal ITimer Every(TimeSpan period, Action look) => time.CreateTimer(_ => look(), null, period, period);

    internal void Leave(string id)
    {
        Interlocked.Decrement(ref all);
        open.AddOrUpdate(id, 0, (_, count) => Math.Max(0, count - 1));
    }
}

/// <summary>One open feed.</summary>
internal sealed class LiveReader(LiveReaders readers, ClaimsPrincipal principal, string id) : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private ITimer? timer;

    /// <summary>Cancelled with <paramref name="cancellation"/>, or when the session or key has ended.</summary>
    public CancellationTokenSource EndsWith(CancellationToken cancellation)
    {
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer = readers.Every(Look, () =>
        {
            try
            {
                if (!readers.IsAlive(principal))
                {
                    ending.Cancel();
                }
            }
            catch (ObjectDisposedException)
            {
                // The feed ended while its timer looked.
            }
        });
        return ending;
    }

    /// <summary>What to call this event for its reader; null when it is none of theirs.</summary>
    public string? Kind(StoredEvent stored)
    {
        (Person? person, Scope scope) = readers.Rights(principal);
        if (person is null || !scope.HasTouchpoint(stored.Touchpoint))
        {
            return null;
        }

        return stored.Data switch
        {
            PressEvent => "press",
            VoiceEvent voice when person.May(Permission.SeeRemarks) && IsTheirs(scope, stored, voice) && (scope.HasCalls || voice.Side != CallSide.Agent) => "voice",
            CallEvent when person.May(Permission.SeeCalls) => "call",
            _ => null,
        };
    }

    public void Dispose()
    {
        timer?.Dispose();
        readers.Leave(id);
    }

    private static bool IsTheirs(Scope scope, StoredEvent stored, VoiceEvent voice) =>
        scope.Department is not { } department || scope.OwnTouchpoints.Contains(stored.Touchpoint ?? "") || voice.Findings.Any(finding => finding.Department == department);
}
