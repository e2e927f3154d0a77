namespace Cem.Edge.FirmwareSim.Microphone;

/// <summary>What lies before a microphone: samples at 16 kHz, none for silence. A new take begins from the start.</summary>
internal sealed record Sound(int Take, short[] Samples);
