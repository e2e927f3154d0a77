namespace Cem.Edge.Speech.Resampling;

/// <summary>One channel on its way through a <see cref="Resampler"/>; what comes out does not depend on how the input was portioned.</summary>
internal sealed class ResamplerStream
{
    private readonly Resampler filters;
    private float[] held;
    private int count;
    private long begin;
    private long inputs;
    private long outputs;
    private float[] ready = [];

    public ResamplerStream(Resampler filters)
    {
        this.filters = filters;
        held = new float[4 * filters.Reach];
        // Silence before the beginning.
        (begin, count) = (-filters.Reach, filters.Reach);
    }

    /// <summary>Takes the next inputs; returns the outputs that are decided, valid until the next call.</summary>
    public ReadOnlySpan<float> Feed(ReadOnlySpan<float> input)
    {
        inputs += input.Length;
        Hold(input);
        return Produce(long.MaxValue);
    }

    /// <summary>The input is over: returns the remaining outputs.</summary>
    public ReadOnlySpan<float> End()
    {
        Hold(new float[filters.Reach + 1]);
        return Produce(filters.OutputLength(inputs));
    }

    private ReadOnlySpan<float> Produce(long until)
    {
        var width = (2 * filters.Reach) + 1;
        var made = 0;
        for (; outputs < until; outputs++)
        {
            var first = (int)(filters.Position(outputs) - filters.Reach - begin);
            if (first + width > count)
                break;
            if (made == ready.Length)
                Array.Resize(ref ready, Math.Max(1_024, 2 * made));
            ready[made++] = filters.Output(outputs, held.AsSpan(first, width));
        }

        Forget();
        return ready.AsSpan(0, made);
    }

    private void Hold(ReadOnlySpan<float> input)
    {
        if (count + input.Length > held.Length)
            Array.Resize(ref held, Math.Max(2 * held.Length, count + input.Length));
        input.CopyTo(held.AsSpan(count));
        count += input.Length;
    }

    private void Forget()
    {
        var dropped = (int)Math.Clamp(filters.Position(outputs) - filters.Reach - begin, 0, count);
        held.AsSpan(dropped, count - dropped).CopyTo(held);
        (begin, count) = (begin + dropped, count - dropped);
    }
}
