namespace JobAssist.Mobile.Simulation.Policies;

/// <summary>Who is told of what, by the numbers of persons and openings.</summary>
/// <param name="Of">By person, the first told first; empty for whoever is told nothing.</param>
internal sealed record Notices(int[][] Of)
{
    public static Notices None(int persons) => new([.. Enumerable.Repeat<int[]>([], persons)]);

    public long Count => Of.Sum(list => (long)list.Length);

    /// <summary>People told by opening.</summary>
    public int[] Load(int openings)
    {
        var load = new int[openings];
        foreach (var list in Of)
        {
            foreach (var opening in list) load[opening]++;
        }

        return load;
    }
}
