namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>The stream of random numbers an entity draws from; the same number of two kinds are unrelated.</summary>
internal enum Kind : ulong
{
    Place = 1,
    Occupation,
    Hazard,
    Closeness,
    Agreement,
    Posting,
    Worker,
    Sample,
}

/// <summary>splitmix64 with one seed an entity: what is drawn for one never depends on the order or the thread in which it is made.</summary>
internal struct Dice
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    public static Dice For(ulong seed, Kind kind, long number) =>
        new() { _state = Mix(Mix(seed + Golden * (ulong)kind) + Golden * (ulong)(number + 1)) };

    public ulong Next() => Mix(_state += Golden);

    /// <summary>0 … <paramref name="count"/>−1, evenly.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>From the first to the last, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>True in so many of 1,000 cases.</summary>
    public bool PerMille(int share) => Below(1_000) < share;

    public bool Percent(int share) => Below(100) < share;

    /// <summary>An index by shares in percent; what they lack to 100 goes to the last.</summary>
    public int Pick(ReadOnlySpan<byte> percents)
    {
        var at = Below(100);
        for (var choice = 0; choice < percents.Length - 1; choice++)
        {
            if (at < percents[choice]) return choice;
            at -= percents[choice];
        }

        return percents.Length - 1;
    }

    /// <summary>Nearly normal with mean 0 and deviation 65,536: the sum of twelve even draws, in integers.</summary>
    public int Normal()
    {
        var sum = -6 * 65_536;
        for (var third = 0; third < 3; third++)
        {
            var bits = Next();
            sum += (int)(bits & 0xFFFF) + (int)((bits >> 16) & 0xFFFF) + (int)((bits >> 32) & 0xFFFF) + (int)(bits >> 48);
        }

        return sum;
    }

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes, Next());
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Next());
        return new Guid(bytes);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
