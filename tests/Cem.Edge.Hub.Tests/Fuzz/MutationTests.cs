using System.Diagnostics;
using Cem.Edge.Fuzz;
using CsCheck;
using Xunit.Abstractions;

namespace Cem.Edge.Hub.Tests.Fuzz;

/// <summary>
/// Goal 18 at CI size: a million mutated conversations and payloads. CsCheck prints the seed of one that fails; <c>rigs/fuzz.sh</c> looks longer, guided by coverage.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void Guard_survives_eight_hundred_thousand_conversations() => Run(FuzzSeeds.Guard, FuzzTargets.Guard, 800_000);

    [Fact]
    public void Ingest_survives_two_hundred_thousand_payloads() => Run(FuzzSeeds.Ingest, FuzzTargets.Ingest, 200_000);

    private void Run(IReadOnlyList<byte[]> seeds, Func<byte[], int> target, int runs)
    {
        long passed = 0;
        Gen.Select(Gen.Int[0, seeds.Count - 1], Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[0, 5], Gen.Byte).Array[0, 6]).Sample(
            (seed, changes) =>
            {
                byte[] input = [.. seeds[seed]];
                foreach ((int place, int how, byte value) in changes)
                {
                    input = Mutate(input, place, how, value);
                }

                long began = Stopwatch.GetTimestamp();
                Interlocked.Add(ref passed, target(input));
                if (Stopwatch.GetElapsedTime(began) > MostTime)
                {
                    // A hang is slow each time; a busy machine is not.
                    Assert.InRange(Fastest(target, input), TimeSpan.Zero, MostTime);
                }
            },
            iter: runs);
        output.WriteLine($"{runs} runs, {passed} packets or events were good");
        // Mutations that leave nothing intact would test the first check only.
        Assert.InRange(passed, runs / 10, long.MaxValue);
    }

    private static TimeSpan Fastest(Func<byte[], int> target, byte[] input) => Enumerable.Range(0, 5).Min(_ =>
    {
        long began = Stopwatch.GetTimestamp();
        target(input);
        return Stopwatch.GetElapsedTime(began);
    });

    private static byte[] Mutate(byte[] bytes, int place, int how, byte value)
    {
        if (bytes.Length == 0)
        {
            return [value];
        }

        int at = place % bytes.Length;
        switch (how)
        {
            case 0:
                bytes[at] = value;
                return bytes;
            case 1:
                bytes[at] ^= (byte)(1 << (value & 7));
                return bytes;
            case 2:
                return [.. bytes[..at], value, .. bytes[at..]];
            case 3:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + 1 + (value & 15))..]];
            case 4:
                return bytes[..at];
            default:
                return [.. bytes[..at], .. bytes[at..Math.Min(bytes.Length, at + value)], .. bytes[at..]];
        }
    }
}
