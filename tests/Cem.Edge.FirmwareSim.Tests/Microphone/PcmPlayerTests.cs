using Cem.Edge.FirmwareSim.Microphone;

namespace Cem.Edge.FirmwareSim.Tests.Microphone;

public sealed class PcmPlayerTests
{
    private static readonly short[] Short = [1, -2, 3];
    private readonly PcmPlayer player = new();

    [Fact]
    public void Silence_is_written_while_nobody_speaks() => Assert.All(player.Next(new Sound(0, [])), sample => Assert.Equal(0, sample));

    [Fact]
    public void A_block_is_20_ms_of_16_bit_little_endian_filled_up_with_silence()
    {
        byte[] block = player.Next(new Sound(1, Short));

        Assert.Equal(640, block.Length);
        Assert.Equal([1, 0, 0xFE, 0xFF, 3, 0, 0, 0], block[..8]);
    }

    [Fact]
    public void A_remark_longer_than_a_block_goes_on_in_the_next()
    {
        var remark = new Sound(1, [.. Enumerable.Repeat((short)7, 400)]);
        int loud = Enumerable.Range(0, 3).Sum(_ => Loud(player.Next(remark)));

        Assert.Equal(400, loud);
    }

    [Fact]
    public void A_new_take_starts_the_remark_again_and_an_old_one_is_not_repeated()
    {
        Assert.Equal(3, Loud(player.Next(new Sound(1, Short))));
        Assert.Equal(0, Loud(player.Next(new Sound(1, Short))));
        Assert.Equal(3, Loud(player.Next(new Sound(2, Short))));
    }

    private static int Loud(byte[] block) => Enumerable.Range(0, block.Length / 2).Count(i => block[2 * i] != 0 || block[(2 * i) + 1] != 0);
}
