using System.Text;
using Cem.Edge.Contracts;
using Cem.Edge.Hub.Tests.Support;

namespace Cem.Edge.Hub.Tests.Ingest;

public sealed class ForgetTests
{
    private const string Secret = "zanzibar sofa number nine";

    [Fact]
    public async Task Forgotten_remark_leaves_no_word_in_the_file_and_stays_gone_when_it_is_sent_again()
    {
        string folder = Directory.CreateTempSubdirectory("cem-hub-").FullName;
        await using (TestHub hub = await TestHub.StartAsync(folder))
        {
            await using TestDevice device = await hub.ConnectAsync();
            EventEnvelope remark = Some.Event(device.Address, 1, Some.Remark(Secret));
            await device.SendAsync(remark);
            await device.SettledAsync(Some.Epoch, 1);
            Assert.Equal(1, await hub.CountAsync("finding"));

            await device.SendAsync(Some.Event(device.Address, 2, new ForgetEvent { Epoch = Some.Epoch, Seq = 1, By = "shopper" }));
            await device.SettledAsync(Some.Epoch, 2);
            int acks = device.Acks.Count;
            await device.SendAsync(remark with { Historical = true });
            await Eventually.HoldsAsync(() => device.Acks.Count > acks, "an ack of the replay");
            var erasedCopy = new VoiceEvent { Status = VoiceStatus.Forgotten, AudioMs = 2_400 };
            await device.SendAsync(Some.Event(device.Address, 1, erasedCopy));
            await Eventually.HoldsAsync(() => device.Acks.Count > acks + 1, "an ack of what the device has left of it");

            Assert.Equal(0, await hub.CountAsync("finding"));
            Assert.Equal(1, await hub.CountAsync("voice", "status = 'forgotten'"));
            Assert.Equal(0, await hub.CountAsync("conflict"));
        }

        Assert.All(Directory.GetFiles(folder), file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret))));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Remark_that_arrives_after_its_tombstone_is_stored_without_words()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using TestDevice device = await hub.ConnectAsync();

        await device.SendAsync(Some.Event(device.Address, 2, new ForgetEvent { Epoch = Some.Epoch, Seq = 1, By = "shopper" }));
        await device.SendAsync(Some.Event(device.Address, 1, Some.Remark(Secret)));
        await device.SettledAsync(Some.Epoch, 1);

        Assert.Equal(1, await hub.CountAsync("event", "seq = 1 AND data NOT LIKE '%zanzibar%'"));
        Assert.Equal(1, await hub.CountAsync("voice", "status = 'forgotten'"));
        Assert.Equal(0, await hub.CountAsync("finding"));
    }
}
