using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>What a place at each posting cost in the last round that was held.</summary>
/// <param name="Slot">The round's slot; null before the first.</param>
/// <param name="Passes">How many passes it has had: whoever knows fewer reads the prices again.</param>
/// <param name="Points">Only postings that cost something.</param>
internal sealed record RoundPrices(NoticeSlot? Slot, int Passes, IReadOnlyDictionary<Guid, int> Points)
{
    /// <summary>The engine's limit for prices that are set by hand.</summary>
    private const int Most = 32_000;

    public static RoundPrices None { get; } = new(null, 0, new Dictionary<Guid, int>());

    /// <summary>The prices of the last round; <paramref name="known"/> when they are still those.</summary>
    public static async Task<RoundPrices> LoadAsync(MobileDbContext db, RoundPrices known, CancellationToken cancellationToken)
    {
        // Slots sort by time as text; the database compares them.
        if (await db.RoundPasses.AsNoTracking().OrderByDescending(p => p.Slot).ThenByDescending(p => p.Pass).Select(p => new { p.Slot, p.Pass }).FirstOrDefaultAsync(cancellationToken) is not { } last) return None;
        if (known.Slot == last.Slot && known.Passes == last.Pass + 1) return known;
        var points = await db.RoundPrices.AsNoTracking().Where(p => p.Slot == last.Slot && p.Price > 0).ToDictionaryAsync(p => p.PostingId.Value, p => p.Price, cancellationToken);
        return new RoundPrices(last.Slot, last.Pass + 1, points);
    }

    /// <summary>A share of the prices by the market's dense index; empty when nothing costs anything.</summary>
    public int[] On(Market market, double share)
    {
        var prices = new int[market.Count];
        var any = false;
        foreach (var (posting, price) in Points)
        {
            if (!market.TryFind(posting, out var index)) continue;
            prices[index] = Math.Min(Most, (int)(price * share));
            any |= prices[index] > 0;
        }

        return any ? prices : [];
    }
}
