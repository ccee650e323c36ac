namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>The Gini coefficient.</summary>
public static class Inequality
{
    /// <summary>
    /// Inequality among units that come in groups: each group's total is spread evenly over its members. 0 when all units have
    /// the same or there is nothing to have, towards 1 when one has everything. Counted in integers, divided once.
    /// </summary>
    public static double Gini(IReadOnlyList<(long Total, long Members)> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        // Area under the Lorenz curve: groups from the poorest member up, twice the trapezium of each.
        var (members, total, area) = (Int128.Zero, Int128.Zero, Int128.Zero);
        foreach (var (has, count) in groups.OrderBy(g => (double)g.Total / g.Members))
        {
            area += count * (2 * total + has);
            members += count;
            total += has;
        }

        return total == 0 ? 0 : 1 - (double)area / ((double)members * (double)total);
    }
}
