namespace JobAssist.Mobile.Matching.Chances;

/// <summary>Newton's method for the five constants; sums run in the order of the observations, so the same input gives the same digits.</summary>
internal sealed class LogOdds
{
    private const int Terms = HireChance.Terms;
    private const int Rounds = 60;
    private const double Near = 1e-9;
    private readonly double[][] _facts;
    private readonly bool[] _hired;
    private readonly double[] _believed;

    public LogOdds(ChanceObservation[] observations, ChanceConstants believed)
    {
        _believed = [believed.Base, believed.Skills, believed.Schooling, believed.Paper, believed.Competition];
        _hired = [.. observations.Select(o => o.Hired)];
        _facts = [.. observations.Select(o =>
        {
            var facts = new double[Terms];
            HireChance.FactsOf(o.Input, believed.ToldApply, facts);
            return facts;
        })];
    }

    /// <summary>Whatever would be negative is held at 0 and the others are found again; only the base may be negative.</summary>
    public double[] Estimate()
    {
        var held = new bool[Terms];
        while (true)
        {
            var constants = Climb(held);
            var worst = Enumerable.Range(1, Terms - 1).Where(term => !held[term] && constants[term] < 0).DefaultIfEmpty(0).MinBy(term => constants[term]);
            if (worst == 0) return constants;
            held[worst] = true;
        }
    }

    private double[] Climb(bool[] held)
    {
        double[] constants = [.. _believed.Select((value, term) => held[term] ? 0 : value)];
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, curve) = SlopeAt(constants, held);
            var step = Solve(curve, slope);
            if (step.All(part => Math.Abs(part) < Near)) break;
            constants = Uphill(constants, step);
        }

        return constants;
    }

    /// <summary>A full step may jump over the top where chances are near 0 or 1: it is halved until it does not lead down.</summary>
    private double[] Uphill(double[] from, double[] step)
    {
        var height = Height(from);
        for (var share = 1d; share > Near; share /= 2)
        {
            double[] to = [.. from.Select((value, term) => value + share * step[term])];
            if (Height(to) >= height) return to;
        }

        return from;
    }

    /// <summary>Logarithm of how well constants agree with the observations and the belief.</summary>
    private double Height(double[] constants)
    {
        var height = 0d;
        for (var term = 0; term < Terms; term++) height -= Math.Pow(constants[term] - _believed[term], 2) / 2;
        for (var at = 0; at < _facts.Length; at++)
        {
            var odds = HireChance.Sum(_facts[at], constants);
            height -= Math.Log(1 + Math.Exp(Math.Min(700, _hired[at] ? -odds : odds)));
        }

        return height;
    }

    private (double[] Slope, double[][] Curve) SlopeAt(double[] constants, bool[] held)
    {
        double[] slope = [.. constants.Select((value, term) => _believed[term] - value)];
        double[][] curve = [.. Enumerable.Range(0, Terms).Select(term => Enumerable.Range(0, Terms).Select(other => term == other ? 1d : 0d).ToArray())];
        for (var at = 0; at < _facts.Length; at++)
        {
            var chance = HireChance.OddsToChance(HireChance.Sum(_facts[at], constants));
            for (var term = 0; term < Terms; term++)
            {
                slope[term] += ((_hired[at] ? 1 : 0) - chance) * _facts[at][term];
                for (var other = 0; other < Terms; other++) curve[term][other] += chance * (1 - chance) * _facts[at][term] * _facts[at][other];
            }
        }

        for (var term = 0; term < Terms; term++)
        {
            if (!held[term]) continue;
            slope[term] = 0;
            for (var other = 0; other < Terms; other++) (curve[term][other], curve[other][term]) = (term == other ? 1 : 0, term == other ? 1 : 0);
        }

        return (slope, curve);
    }

    /// <summary>Elimination without exchange: the curve is symmetric and positive.</summary>
    private static double[] Solve(double[][] curve, double[] slope)
    {
        for (var pivot = 0; pivot < Terms; pivot++)
        {
            for (var row = pivot + 1; row < Terms; row++)
            {
                var factor = curve[row][pivot] / curve[pivot][pivot];
                for (var column = pivot; column < Terms; column++) curve[row][column] -= factor * curve[pivot][column];
                slope[row] -= factor * slope[pivot];
            }
        }

        for (var row = Terms - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < Terms; column++) slope[row] -= curve[row][column] * slope[column];
            slope[row] /= curve[row][row];
        }

        return slope;
    }
}
