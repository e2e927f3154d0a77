using System.Net;
using System.Net.Sockets;
using Cem.Edge.FirmwareSim.Faults;

namespace Cem.Edge.FirmwareSim.Tests.Faults;

public sealed class CuttableProxyTests : IAsyncLifetime
{
    private readonly TcpListener hub = new(IPAddress.Loopback, 0);
    private CuttableProxy proxy = null!; // made in InitializeAsync

    public Task InitializeAsync()
    {
        hub.Start();
        proxy = new CuttableProxy(((IPEndPoint)hub.LocalEndpoint).Port, TimeProvider.System);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await proxy.DisposeAsync();
        hub.Dispose();
    }

    [Fact]
    public async Task Bytes_pass_both_ways()
    {
        (TcpClient kiosk, TcpClient atHub) = await ConnectAsync();
        using TcpClient one = kiosk, other = atHub;

        await kiosk.GetStream().WriteAsync("press"u8.ToArray());
        Assert.Equal("press"u8.ToArray(), await ReadAsync(atHub, 5));
        await atHub.GetStream().WriteAsync("ack"u8.ToArray());
        Assert.Equal("ack"u8.ToArray(), await ReadAsync(kiosk, 3));
    }

    [Fact]
    public async Task A_cut_breaks_standing_lines_at_both_ends()
    {
        (TcpClient kiosk, TcpClient atHub) = await ConnectAsync();
        using TcpClient one = kiosk, other = atHub;

        proxy.Cut();

        Assert.True(await IsBrokenAsync(kiosk));
        Assert.True(await IsBrokenAsync(atHub));
    }

    [Fact]
    public async Task A_cut_line_refuses_and_a_mended_one_carries_again()
    {
        proxy.Cut();
        using (var refused = new TcpClient())
        {
            Assert.True(await IsRefusedAsync(refused));
        }

        proxy.Mend();
        (TcpClient kiosk, TcpClient atHub) = await ConnectAsync();
        using TcpClient one = kiosk, other = atHub;
        await kiosk.GetStream().WriteAsync("again"u8.ToArray());
        Assert.Equal("again"u8.ToArray(), await ReadAsync(atHub, 5));
    }

    private async Task<(TcpClient Kiosk, TcpClient AtHub)> ConnectAsync()
    {
        var kiosk = new TcpClient();
        await kiosk.ConnectAsync(IPAddress.Loopback, proxy.Port);
        return (kiosk, await hub.AcceptTcpClientAsync().WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private async Task<bool> IsRefusedAsync(TcpClient kiosk)
    {
        try
        {
            await kiosk.ConnectAsync(IPAddress.Loopback, proxy.Port);
            return await IsBrokenAsync(kiosk);
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<byte[]> ReadAsync(TcpClient from, int count)
    {
        byte[] bytes = new byte[count];
        await from.GetStream().ReadExactlyAsync(bytes).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        return bytes;
    }

    private static async Task<bool> IsBrokenAsync(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromSeconds(10)) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
