using Cem.Edge.Fuzz;
using SharpFuzz;

// What tests/rigs/fuzz.sh starts below afl-fuzz: "guard" or "ingest"; "seeds guard FOLDER" writes what it begins with.
switch (args)
{
    case ["guard"]:
        Fuzzer.OutOfProcess.Run(stream => FuzzTargets.Guard(ReadAll(stream)));
        return 0;
    case ["ingest"]:
        Fuzzer.OutOfProcess.Run(stream => FuzzTargets.Ingest(ReadAll(stream)));
        return 0;
    case ["seeds", "guard" or "ingest", var folder]:
        Directory.CreateDirectory(folder);
        foreach ((byte[] seed, int number) in (args[1] == "guard" ? FuzzSeeds.Guard : FuzzSeeds.Ingest).Select((seed, number) => (seed, number)))
        {
            File.WriteAllBytes(Path.Combine(folder, $"{number}"), seed);
        }

        return 0;
    default:
        await Console.Error.WriteLineAsync("usage: guard | ingest | seeds guard|ingest FOLDER");
        return 2;
}

static byte[] ReadAll(Stream stream)
{
    using var bytes = new MemoryStream();
    stream.CopyTo(bytes);
    return bytes.ToArray();
}
