namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>What a round must be given, said in words when it is not.</summary>
internal static class Require
{
    public static void That(bool holds, string rule)
    {
        if (!holds) throw new ArgumentException(rule, nameof(rule));
    }
}
