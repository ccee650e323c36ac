namespace JobAssist.Mobile.Simulation.Draws;

/// <summary>splitmix64 (Steele, Lea, Flood 2014). Only the four operations of IEEE 754, so that every machine draws the same.</summary>
internal struct Dice
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state;

    public static Dice For(ulong seed, Source source, long number) =>
        new() { _state = Mix(Mix(Mix(seed + Golden) + Golden * (ulong)source) + Golden * (ulong)(number + 1)) };

    public ulong Next() => Mix(_state += Golden);

    /// <summary>0 … <paramref name="count"/>−1, evenly.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>0 … 1, the upper end left out.</summary>
    public double Even() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with this probability.</summary>
    public bool Happens(double probability) => Even() < probability;

    /// <summary>An index by shares in percent; what they lack to 100 goes to the last.</summary>
    public int Pick(ReadOnlySpan<int> percents)
    {
        var at = Below(100);
        for (var choice = 0; choice < percents.Length - 1; choice++)
        {
            if (at < percents[choice]) return choice;
            at -= percents[choice];
        }

        return percents.Length - 1;
    }

    /// <summary>Nearly normal with mean 0 and deviation 1: the sum of twelve even draws less six.</summary>
    public double Normal()
    {
        var sum = -6 * 65_536;
        for (var third = 0; third < 3; third++)
        {
            var bits = Next();
            sum += (int)(bits & 0xFFFF) + (int)((bits >> 16) & 0xFFFF) + (int)((bits >> 32) & 0xFFFF) + (int)(bits >> 48);
        }

        return sum / 65_536.0;
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
