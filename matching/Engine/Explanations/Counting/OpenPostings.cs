using System.Collections.Concurrent;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Counting;

/// <summary>
/// The open postings of one market as bitmaps, one an attribute that a wish can name. Made once a market, when the first question
/// is asked. Bits are in the order of places, so that a place is a run of bits.
/// </summary>
internal sealed class OpenPostings
{
    private const int MostHomes = 4_096;
    private readonly Market _market;
    private readonly ConcurrentDictionary<(string County, string? Township), HomeBits> _homes = new();
    private readonly ConcurrentDictionary<(LegalClass Legal, ulong Bars), ulong[]> _allowed = new();

    public OpenPostings(Market market)
    {
        _market = market;
        var postings = market.Postings;
        Posting = [.. Enumerable.Range(0, market.Count).Where(j => postings.NotOpen[j] is Gate.None).OrderBy(j => postings.Place[j])];
        Words = Bits.WordsFor(Posting.Length);

        All = Where(_ => true);
        Night = Where(j => postings.Offer[j].HasFlag(Offer.WorksAtNight));
        CoupleRooms = Where(j => postings.Offer[j].HasFlag(Offer.CoupleRooms));
        TargetGroupOnly = Where(j => postings.TargetGroupOnly[j]);
        Month = [.. Enumerable.Range(0, 12).Select(month => Where(j => (postings.TakeUpMonths[j] >> month & 1) != 0))];
        Juvenile = Where(j => !market.Occupations.BarredFor(LegalClass.Aged16To17, postings.Occupation[j]));
        Statutory = Where(j => !market.Occupations.BarredFor(LegalClass.StatutoryListApplies, postings.Occupation[j]));
        Barred = [.. Enumerable.Range(0, 64).Select(limit => 1UL << limit).Where(limit => (market.LocalRules.Limits & limit) != 0)
            .Select(limit => (limit, Where(j => (market.LocalRules.BarsOf(postings.Place[j], postings.Occupation[j]) & limit) != 0)))];
        Floors = new FloorLadder(market, Posting, Words);
        Papers = new PaperSets(market, Posting, Words);
        Places = new PlaceRuns(market, Posting);
    }

    /// <summary>The dense index of each bit's posting.</summary>
    public int[] Posting { get; }
    public int Words { get; }
    public ulong[] All { get; }
    public ulong[] Night { get; }
    public ulong[] CoupleRooms { get; }
    public ulong[] TargetGroupOnly { get; }

    /// <summary>Per month, January first: what can be taken up in it.</summary>
    public ulong[][] Month { get; }
    public ulong[] Juvenile { get; }
    public ulong[] Statutory { get; }

    /// <summary>What local rules close to people beyond a limit; empty where no rule holds.</summary>
    public (ulong Limit, ulong[] Postings)[] Barred { get; }
    public FloorLadder Floors { get; }
    public PaperSets Papers { get; }
    public PlaceRuns Places { get; }

    /// <summary>What the law and the rules of the work places leave to somebody; nothing under 16.</summary>
    public ulong[] AllowedFor(LegalClass legal, ulong localBars) =>
        (localBars & _market.LocalRules.Limits) is not 0 and var bars ? _allowed.GetOrAdd((legal, bars), static (of, open) => open.Without(of.Bars, open.AllowedFor(of.Legal)), this) : AllowedFor(legal);

    private ulong[] AllowedFor(LegalClass legal) => legal switch
    {
        LegalClass.None => All,
        LegalClass.StatutoryListApplies => Statutory,
        LegalClass.Aged16To17 => Juvenile,
        _ => new ulong[Words],
    };

    /// <summary>The bits of a worker's home; people of one township share them.</summary>
    public HomeBits HomeOf(Seeker worker)
    {
        var key = (worker.Row.HomeCountyCode, worker.Row.HomeTownshipCode);
        if (_homes.TryGetValue(key, out var known)) return known;

        var home = new HomeBits(this, _market, worker);
        if (_homes.Count < MostHomes) _homes.TryAdd(key, home);
        return home;
    }

    private ulong[] Without(ulong bars, ulong[] allowed)
    {
        ulong[] left = [.. allowed];
        foreach (var (limit, postings) in Barred)
        {
            for (var word = 0; (limit & bars) != 0 && word < left.Length; word++) left[word] &= ~postings[word];
        }

        return left;
    }

    private ulong[] Where(Func<int, bool> holds)
    {
        var bits = new ulong[Words];
        for (var at = 0; at < Posting.Length; at++)
        {
            if (holds(Posting[at])) Bits.Set(bits, at);
        }

        return bits;
    }
}

/// <summary>Which open postings lie in one home county, and which are joined with it (those at home included).</summary>
internal sealed class HomeBits
{
    public HomeBits(OpenPostings open, Market market, Seeker worker)
    {
        (AtHome, Reachable) = (new ulong[open.Words], new ulong[open.Words]);
        foreach (var run in open.Places.Runs)
        {
            var atHome = worker.AtHome[run.Place];
            if (atHome) Bits.SetRange(AtHome, run.Start, run.End);
            if (!atHome && !worker.IsJoined(run.Place)) continue;
            Bits.SetRange(Reachable, run.Start, run.End);
            HighestMinimumYuan = Math.Max(HighestMinimumYuan, run.MinimumYuan);
        }

        MinimumYuan = market.Regions.MinimumMonthYuanOf(worker.Row.HomeCountyCode);
    }

    public ulong[] AtHome { get; }
    public ulong[] Reachable { get; }

    /// <summary>The minimum wage of the home county; 0 when nobody knows it.</summary>
    public int MinimumYuan { get; }

    /// <summary>The highest known minimum wage of all places that are joined with home.</summary>
    public int HighestMinimumYuan { get; }
}
