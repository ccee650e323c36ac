namespace JobAssist.Mobile.Matching.Allocation;

/// <summary>How many people may be told of a posting, and how that is carried from round to round.</summary>
public static class Capacity
{
    /// <summary>
    /// Notices left for one posting: free places times notices per seat, rounded up, less what was sent for it while the
    /// posting has been valid. Never negative: when places were filled or withdrawn meanwhile, nothing more is sent.
    /// </summary>
    public static int Of(int headcount, decimal noticesPerSeat, long alreadySent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(headcount);
        ArgumentOutOfRangeException.ThrowIfNegative(noticesPerSeat);
        ArgumentOutOfRangeException.ThrowIfNegative(alreadySent);
        var all = Math.Ceiling(headcount * noticesPerSeat);
        return all <= alreadySent ? 0 : (int)Math.Min(all - alreadySent, int.MaxValue);
    }

    /// <summary>
    /// What has been sent for every posting after a round: what had been sent before plus the round's load. Over all rounds
    /// these sums equal the notices sent, and with <see cref="Of"/> no posting ever exceeds its seats.
    /// </summary>
    public static long[] Carry(ReadOnlySpan<long> sentBefore, ReadOnlySpan<int> load)
    {
        if (sentBefore.Length != load.Length) throw new ArgumentException("One load for each posting.", nameof(load));
        var sent = new long[load.Length];
        for (var posting = 0; posting < sent.Length; posting++) sent[posting] = checked(sentBefore[posting] + load[posting]);
        return sent;
    }
}
