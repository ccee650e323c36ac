namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>
/// Exponential and logarithm of nothing but the four basic operations, which IEEE 754 rounds alike on every machine;
/// the libraries' own may differ in the last bit, and with it the instance.
/// </summary>
internal static class SameEverywhere
{
    private const double Ln2 = 0.693147180559945309417232;

    public static double Exp(double x)
    {
        const int Halvings = 10;
        var small = x / (1 << Halvings);
        double sum = 1, term = 1;
        for (var n = 1; n <= 12; n++) sum += term *= small / n;
        for (var n = 0; n < Halvings; n++) sum *= sum;
        return sum;
    }

    public static double Log(double x)
    {
        var powers = 0;
        for (; x > 1.5; x /= 2) powers++;
        for (; x < 0.75; x *= 2) powers--;
        var ratio = (x - 1) / (x + 1);
        double sum = 0, power = ratio;
        for (var n = 1; n <= 41; n += 2, power *= ratio * ratio) sum += power / n;
        return 2 * sum + powers * Ln2;
    }

    public static double Power(double x, double exponent) => Exp(exponent * Log(x));
}
