using System.Runtime.ExceptionServices;

namespace Cem.Edge.Speech.Models;

/// <summary>Loads two things at once, since reading, checking and packing weights keeps one core busy each.</summary>
internal static class Together
{
    /// <summary>Returns both, or throws the first failure and disposes what was loaded.</summary>
    public static (TFirst First, TSecond Second) Load<TFirst, TSecond>(Func<TFirst> first, Func<TSecond> second)
        where TFirst : IDisposable
        where TSecond : IDisposable
    {
        var side = new Side<TSecond>(second);
        TFirst loaded;
        try
        {
            loaded = first();
        }
        catch
        {
            side.Discard();
            throw;
        }

        try
        {
            return (loaded, side.Result());
        }
        catch
        {
            loaded.Dispose();
            throw;
        }
    }

    /// <summary>A thread of its own, not one of the pool: threads that ONNX Runtime starts inherit the rank of the thread that loads.</summary>
    private sealed class Side<T>
        where T : IDisposable
    {
        private readonly Thread thread;
        private T? result;
        private ExceptionDispatchInfo? failure;

        public Side(Func<T> load)
        {
            thread = new Thread(() =>
            {
                try
                {
                    result = load();
                }
#pragma warning disable CA1031 // Whatever it is, it is thrown again where the result is asked for.
                catch (Exception problem)
#pragma warning restore CA1031
                {
                    failure = ExceptionDispatchInfo.Capture(problem);
                }
            })
            { IsBackground = true, Name = "model loading" };
            thread.Start();
        }

        public T Result()
        {
            thread.Join();
            failure?.Throw();
            // No failure, so there is a result.
            return result!;
        }

        public void Discard()
        {
            thread.Join();
            result?.Dispose();
        }
    }
}
