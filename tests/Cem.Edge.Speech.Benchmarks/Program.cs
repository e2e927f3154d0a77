using BenchmarkDotNet.Running;
using Cem.Edge.Speech.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(SpeechConfig).Assembly).Run(args, new SpeechConfig());
