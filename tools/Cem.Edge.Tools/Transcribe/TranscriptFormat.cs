namespace Cem.Edge.Tools.Transcribe;

internal enum TranscriptFormat
{
    Text,
    Json,
    Srt,
    Vtt,
    Tsv,
}
