namespace JobAssist.Mobile.Matching.Tables;

/// <summary>
/// The directory: a cell is one place with one occupation, so whole cells fall to a gate or a bound at once.
/// Cells of one place lie together, and only open postings are in a cell.
/// </summary>
internal sealed class Cells
{
    public required int[] Place { get; init; }
    public required int[] Occupation { get; init; }

    /// <summary>Postings of cell c are <c>Start[c] … Start[c+1]</c>.</summary>
    public required int[] Start { get; init; }
    public required int[] MaxMinYuan { get; init; }
    public required int[] MinHoursShare { get; init; }
    public required int[] MaxStatic { get; init; }
    public required int[] MaxPlainDate { get; init; }

    public int Count => Place.Length;

    public static Cells Over(PostingColumns postings, int open)
    {
        var starts = new List<int>();
        for (var j = 0; j < open; j++)
        {
            if (j == 0 || postings.Place[j] != postings.Place[j - 1] || postings.Occupation[j] != postings.Occupation[j - 1])
                starts.Add(j);
        }

        int[] start = [.. starts, open];
        return new Cells
        {
            Start = start,
            Place = [.. starts.Select(j => postings.Place[j])],
            Occupation = [.. starts.Select(j => postings.Occupation[j])],
            MaxMinYuan = Each(start, cell => cell.Max(j => postings.MinYuan[j])),
            MinHoursShare = Each(start, cell => cell.Min(j => postings.HoursShare[j])),
            MaxStatic = Each(start, cell => cell.Max(postings.StaticOf)),
            MaxPlainDate = Each(start, cell => cell.Max(j => (int)postings.PlainDate[j])),
        };
    }

    private static int[] Each(int[] start, Func<IEnumerable<int>, int> value) =>
        [.. Enumerable.Range(0, start.Length - 1).Select(c => value(Enumerable.Range(start[c], start[c + 1] - start[c])))];
}
