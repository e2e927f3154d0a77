using System.Net;
using Cem.Edge.Hub.Broker.Guard;
using Microsoft.AspNetCore.Connections;

namespace Cem.Edge.Hub.Tests.Broker.Guard;

public sealed class ConnectionGateTests
{
    [Fact]
    public void Address_over_its_share_is_refused_and_others_come_in()
    {
        var gate = new ConnectionGate(new GuardOptions { MostPerAddress = 2 });
        Visit first = From("192.0.2.1");
        gate.Enter(first, out _);
        gate.Enter(From("192.0.2.1"), out _);

        Assert.Equal("too many connections of one address", gate.Enter(From("::ffff:192.0.2.1"), out _)?.Rule);
        Assert.Null(gate.Enter(From("192.0.2.2"), out _));
        gate.Leave(first);
        Assert.Null(gate.Enter(From("192.0.2.1"), out _));
    }

    [Fact]
    public void Ipv6_network_of_64_bits_is_one_address_and_loopback_is_none()
    {
        var gate = new ConnectionGate(new GuardOptions { MostPerAddress = 1 });
        gate.Enter(From("2001:db8:1:2::1"), out _);
        gate.Enter(From("127.0.0.1"), out _);

        Assert.NotNull(gate.Enter(From("2001:db8:1:2:ffff::9"), out _));
        Assert.Null(gate.Enter(From("2001:db8:1:3::1"), out _));
        Assert.Null(gate.Enter(From("127.0.0.1"), out _));
    }

    [Fact]
    public void Stranger_over_the_limit_pushes_the_oldest_stranger_out_and_never_a_device()
    {
        var gate = new ConnectionGate(new GuardOptions { MostStrangers = 2 });
        Visit device = From("192.0.2.1"), old = From("192.0.2.2"), young = From("192.0.2.3");
        gate.Enter(device, out _);
        gate.LogIn(device);
        gate.Enter(old, out _);
        gate.Enter(young, out _);

        Assert.Null(gate.Enter(From("192.0.2.4"), out Visit? pushedOut));

        Assert.Same(old, pushedOut);
        Assert.Equal((4, 2), (gate.Connections, gate.Strangers));
        gate.Leave(old);
        Assert.Equal((3, 2), (gate.Connections, gate.Strangers));
    }

    [Fact]
    public void Connections_in_all_have_a_bound()
    {
        var gate = new ConnectionGate(new GuardOptions { MostConnections = 10 });
        for (int i = 0; i < 10; i++)
        {
            Assert.Null(gate.Enter(From("127.0.0.1"), out _));
        }

        Assert.Equal("too many connections", gate.Enter(From("127.0.0.1"), out _)?.Rule);
    }

    [Fact]
    public void Connects_of_a_second_are_taken_and_the_others_told_to_come_later()
    {
        var rate = new ConnectRate(200);
        var now = TimeSpan.FromSeconds(50);

        Assert.Equal(200, Enumerable.Range(0, 1_000).Count(_ => rate.TryTake(now)));
        Assert.Equal(0, Enumerable.Range(0, 1_000).Count(_ => rate.TryTake(now + TimeSpan.FromMilliseconds(999))));
        Assert.Equal(200, Enumerable.Range(0, 1_000).Count(_ => rate.TryTake(now + TimeSpan.FromSeconds(1))));
        Assert.Equal(200, Enumerable.Range(0, 1_000).Count(_ => rate.TryTake(now + TimeSpan.FromHours(1))));
    }

    [Fact]
    public void Second_holds_no_more_connects_than_the_limit_wherever_it_begins()
    {
        var rate = new ConnectRate(200);
        // Quiet at first, so that whatever could be saved up is; then three for every millisecond.
        TimeSpan[] taken = [.. Enumerable.Range(0, 9_000).Select(i => TimeSpan.FromSeconds(50) + (TimeSpan.FromMilliseconds(1) * (i / 3))).Where(rate.TryTake)];

        Assert.Equal(600, taken.Length);
        Assert.All(taken, begin => Assert.InRange(taken.Count(one => one >= begin && one < begin + TimeSpan.FromSeconds(1)), 1, 200));
    }

    private static Visit From(string address) =>
        new(new DefaultConnectionContext { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 40_000) }, TimeSpan.Zero);
}
