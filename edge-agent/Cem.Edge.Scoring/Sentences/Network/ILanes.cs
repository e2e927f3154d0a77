namespace Cem.Edge.Scoring.Sentences.Network;

/// <summary>
/// What the product of <see cref="BlockMatrix"/> asks of a processor: registers of 32-bit lanes, one output column a lane. A lane holds four weights or inputs of a byte each,
/// two sums of 16 bits, or one number.
/// </summary>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Columns of a register.</summary>
    static abstract int Columns { get; }

    static abstract TVector Load(void* source);

    /// <summary>The same 32 bits in every lane.</summary>
    static abstract TVector Broadcast(void* source);

    static abstract void Store(TVector numbers, float* target);

    /// <summary>The lower half of every byte.</summary>
    static abstract TVector Low(TVector bytes);

    /// <summary>The upper half of every byte.</summary>
    static abstract TVector High(TVector bytes);

    /// <summary>Adds the products of unsigned weights and signed inputs to sums of 16 bits, which wrap.</summary>
    static abstract TVector AddProducts(TVector sums, TVector weights, TVector inputs);

    /// <summary>Adds both sums of a lane, times a scale, to a number.</summary>
    static abstract TVector AddScaled(TVector numbers, TVector sums, TVector scales);

    static abstract TVector Multiply(TVector left, TVector right);
}
