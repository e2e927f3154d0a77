using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>
/// A linear layer with weights of 4 bits, 32 of a column to a scale (MatMulNBits of ONNX Runtime with accuracy level 4, whose numbers this gives up to rounding). The weights
/// lie as the product wants them: a panel of as many columns as a register has lanes, in it block after block, in a block four registers that hold the first 16 rows of
/// the block in the lower and the last 16 in the upper halves of their bytes, four rows a lane.
/// </summary>
internal sealed unsafe class BlockMatrix
{
    private const int Block = BlockRows.Block;
    private const int BytesOfBlock = Block / 2;
    private const int RowsOfLane = 4;
    private const int CacheLine = 64;

    private readonly int _inputs;
    private readonly int _outputs;
    private readonly int _columns;
    private readonly byte[] _weights;
    private readonly byte* _first;
    private readonly float[] _scales;
    private readonly float[] _bias;

    private BlockMatrix(int inputs, int outputs, int columns, float[] bias)
    {
        (_inputs, _outputs, _columns, _bias) = (inputs, outputs, columns, bias);
        var bytes = inputs * outputs / 2;
        _weights = GC.AllocateUninitializedArray<byte>(bytes + CacheLine, pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_weights));
        _first = (byte*)((address + CacheLine - 1) & ~(nuint)(CacheLine - 1));
        _scales = new float[inputs * outputs / Block];
    }

    private int Blocks => _inputs / Block;

    /// <param name="file">Holds <c>NAME.q4</c> [outputs, blocks, 16], <c>NAME.s4</c> [outputs, blocks] and <c>NAME.b</c> [outputs].</param>
    /// <param name="name">It.</param>
    /// <param name="inputs">Numbers of a row that comes in; a multiple of 32.</param>
    /// <param name="outputs">Numbers of a row that goes out; a multiple of 16.</param>
    /// <param name="columns">Lanes of the registers that will multiply.</param>
    public static BlockMatrix Read(GraphFile file, string name, int inputs, int outputs, int columns)
    {
        var matrix = new BlockMatrix(inputs, outputs, columns, file.Floats($"{name}.b", outputs));
        var size = inputs * outputs / 2;
        var weights = ArrayPool<byte>.Shared.Rent(size);
        file.Read($"{name}.q4", 0, weights.AsSpan(0, size));
        matrix.Pack(weights, file.Floats($"{name}.s4", matrix._scales.Length));
        ArrayPool<byte>.Shared.Return(weights);
        return matrix;
    }

    /// <param name="rows">Filled with rows of this layer's inputs.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="output">Gets rows of this layer's outputs, as many as <see cref="BlockRows.RoundedUp"/> says; those beyond the count mean nothing.</param>
    public void Multiply(BlockRows rows, int count, Span<float> output)
    {
        var all = BlockRows.RoundedUp(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, all * _outputs, nameof(output));
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Values.Length, all * _inputs, nameof(rows));
        fixed (byte* values = rows.Values)
        fixed (float* inputScales = rows.Scales, scales = _scales, bias = _bias, target = output)
        fixed (int* starts = rows.Starts)
        {
            if (_columns == Lanes512.Columns)
            {
                Multiply<Lanes512, Vector512<int>>(values, inputScales, starts, scales, bias, target, all);
            }
            else
            {
                Multiply<Lanes256, Vector256<int>>(values, inputScales, starts, scales, bias, target, all);
            }
        }
    }

    /// <summary>Optimised at once: the first clause would take a hundred times as long otherwise, and the trial of the encoder would time that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Multiply<TLanes, TVector>(byte* values, float* inputScales, int* starts, float* scales, float* bias, float* output, int rows)
        where TLanes : struct, ILanes<TVector>
        where TVector : struct
    {
        var (columns, blocks, inputs) = (TLanes.Columns, Blocks, _inputs);
        var panel = _first;
        for (var column = 0; column < _outputs; column += columns)
        {
            for (var row = 0; row < rows; row += BlockRows.RowStep)
            {
                var sum0 = TLanes.Load(bias + column);
                var (sum1, sum2, sum3) = (sum0, sum0, sum0);
                var weights = panel;
                var value = values + (row * inputs);
                var scale = scales + (column * blocks);
                var inputScale = inputScales + (row * blocks);
                var start = starts + (row * blocks);
                for (var block = 0; block < blocks; block++)
                {
                    var part0 = TLanes.Broadcast(start);
                    var part1 = TLanes.Broadcast(start + blocks);
                    var part2 = TLanes.Broadcast(start + (2 * blocks));
                    var part3 = TLanes.Broadcast(start + (3 * blocks));
                    for (var register = 0; register < BytesOfBlock / RowsOfLane; register++)
                    {
                        var both = TLanes.Load(weights);
                        var half = TLanes.Low(both);
                        part0 = TLanes.AddProducts(part0, half, TLanes.Broadcast(value));
                        part1 = TLanes.AddProducts(part1, half, TLanes.Broadcast(value + inputs));
                        part2 = TLanes.AddProducts(part2, half, TLanes.Broadcast(value + (2 * inputs)));
                        part3 = TLanes.AddProducts(part3, half, TLanes.Broadcast(value + (3 * inputs)));
                        half = TLanes.High(both);
                        part0 = TLanes.AddProducts(part0, half, TLanes.Broadcast(value + BytesOfBlock));
                        part1 = TLanes.AddProducts(part1, half, TLanes.Broadcast(value + inputs + BytesOfBlock));
                        part2 = TLanes.AddProducts(part2, half, TLanes.Broadcast(value + (2 * inputs) + BytesOfBlock));
                        part3 = TLanes.AddProducts(part3, half, TLanes.Broadcast(value + (3 * inputs) + BytesOfBlock));
                        weights += columns * RowsOfLane;
                        value += RowsOfLane;
                    }

                    var scaled = TLanes.Load(scale);
                    sum0 = TLanes.AddScaled(sum0, part0, TLanes.Multiply(scaled, TLanes.Broadcast(inputScale)));
                    sum1 = TLanes.AddScaled(sum1, part1, TLanes.Multiply(scaled, TLanes.Broadcast(inputScale + blocks)));
                    sum2 = TLanes.AddScaled(sum2, part2, TLanes.Multiply(scaled, TLanes.Broadcast(inputScale + (2 * blocks))));
                    sum3 = TLanes.AddScaled(sum3, part3, TLanes.Multiply(scaled, TLanes.Broadcast(inputScale + (3 * blocks))));
                    value += BytesOfBlock;
                    scale += columns;
                    inputScale++;
                    start++;
                }

                var target = output + (row * _outputs) + column;
                TLanes.Store(sum0, target);
                TLanes.Store(sum1, target + _outputs);
                TLanes.Store(sum2, target + (2 * _outputs));
                TLanes.Store(sum3, target + (3 * _outputs));
            }

            panel += columns * inputs / 2;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pack(ReadOnlySpan<byte> weights, ReadOnlySpan<float> scales)
    {
        Span<byte> unpacked = stackalloc byte[Block];
        for (var column = 0; column < _outputs; column++)
        {
            var (panel, lane) = (column / _columns * _columns, column % _columns);
            for (var block = 0; block < Blocks; block++)
            {
                var source = weights.Slice(((column * Blocks) + block) * BytesOfBlock, BytesOfBlock);
                for (var i = 0; i < BytesOfBlock; i++)
                {
                    (unpacked[2 * i], unpacked[(2 * i) + 1]) = ((byte)(source[i] & 0x0F), (byte)(source[i] >> 4));
                }

                var target = _first + (panel * _inputs / 2) + (block * BytesOfBlock * _columns) + (lane * RowsOfLane);
                for (var row = 0; row < BytesOfBlock; row++)
                {
                    target[(row / RowsOfLane * RowsOfLane * _columns) + (row % RowsOfLane)] = (byte)(unpacked[row] | (unpacked[BytesOfBlock + row] << 4));
                }

                _scales[(panel * Blocks) + (block * _columns) + lane] = scales[(column * Blocks) + block];
            }
        }
    }
}
