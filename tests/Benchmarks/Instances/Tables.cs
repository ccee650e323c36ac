namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>Ranks 0 … count−1 drawn with weight (rank + 1)^−exponent, as a table of 65,536 even entries.</summary>
internal sealed class Zipf
{
    private const int Entries = 1 << 16;
    private readonly ushort[] _rankOf = new ushort[Entries];

    public Zipf(int count, double exponent)
    {
        var weights = new double[count];
        double sum = 0, until = 0;
        for (var rank = 0; rank < count; rank++) sum += weights[rank] = SameEverywhere.Power(rank + 1, -exponent);
        for (int rank = 0, entry = 0; rank < count; rank++)
        {
            until += weights[rank] / sum;
            for (; entry < Entries && (rank == count - 1 || entry + 0.5 < until * Entries); entry++) _rankOf[entry] = (ushort)rank;
        }
    }

    public int Draw(ref Dice dice) => _rankOf[dice.Next() >> 48];

    /// <summary>The mean of a value over the ranks as they are drawn.</summary>
    public double Mean(Func<int, double> valueOf) => _rankOf.Average(rank => valueOf(rank));
}

/// <summary>A lognormal amount of a given mean, rounded to a step; a table over the normal draw in 1/256 of its deviation.</summary>
internal sealed class Lognormal
{
    private const int Reach = 6 * 256;
    private readonly int[] _amounts = new int[2 * Reach + 1];

    public Lognormal(double mean, double deviation, int step)
    {
        var middle = SameEverywhere.Log(mean) - deviation * deviation / 2;
        for (var at = -Reach; at <= Reach; at++)
            _amounts[at + Reach] = (int)(SameEverywhere.Exp(middle + deviation * at / 256) / step + 0.5) * step;
    }

    public int Draw(ref Dice dice) => _amounts[(dice.Normal() >> 8) + Reach];
}
