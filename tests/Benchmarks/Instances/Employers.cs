namespace JobAssist.Mobile.Benchmarks.Instances;

/// <summary>Each prefecture has 400 employers, the first of them with most of the postings; agreements name those.</summary>
internal static class Employers
{
    private const int Each = 400;
    private const int Known = 12;
    private static readonly Zipf Sizes = new(Each, 0.8);

    public static int Draw(ref Dice dice) => Sizes.Draw(ref dice);

    public static int DrawKnown(ref Dice dice) => dice.Below(Known);

    public static string NameOf(int prefecture, int employer) => $"E{Country.PrefectureCodes[prefecture]}{employer:000}";
}
