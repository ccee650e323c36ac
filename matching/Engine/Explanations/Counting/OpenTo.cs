using System.Buffers;
using System.Numerics;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Counting;

/// <summary>
/// One worker against all open postings at once. Law, agreements and priority windows always hold; what fails is counted wish by
/// wish, and only as "none", "exactly one" or "more": a posting with exactly one failing wish is what changing that wish opens.
/// </summary>
internal sealed class OpenTo : IDisposable
{
    private const int Sets = 5;
    private readonly ulong[] _rented;
    private readonly OpenPostings _open;
    private readonly HomeBits _home;
    private readonly Seeker _worker;

    public OpenTo(Market market, Seeker worker)
    {
        (_open, _worker) = (market.Open, worker);
        _home = _open.HomeOf(worker);
        _rented = ArrayPool<ulong>.Shared.Rent(Sets * _open.Words);

        _open.Floors.Reach(Paid, Pay.FloorYuan(worker.Row));
        _open.Papers.Held(Held, worker.Certified);
        InMonths(InSeason, worker.AwayMonths);
        Combine();
    }

    /// <summary>Postings that pass every gate.</summary>
    public Span<ulong> Now => Set(0);

    /// <summary>Postings that one wish alone, or one missing paper, keeps away.</summary>
    public Span<ulong> OneAway => Set(1);

    private Span<ulong> Paid => Set(2);
    private Span<ulong> Held => Set(3);
    private Span<ulong> InSeason => Set(4);

    public int Count => Bits.Count(Now);

    public HomeBits Home => _home;

    public int MoreAtNight => _worker.Row.NoNightShift ? Bits.CountBoth(OneAway, _open.Night) : 0;

    public int MoreOutsideCounty => _worker.Row.CannotLeaveCounty ? Bits.CountWithout(OneAway, _open.All, _home.AtHome) : 0;

    public int MoreApart
    {
        get
        {
            if (!_worker.Row.OnlyTogether) return 0;
            var oneAway = OneAway;
            var (rooms, atHome, count) = (_open.CoupleRooms, _home.AtHome, 0);
            for (var at = 0; at < oneAway.Length; at++) count += BitOperations.PopCount(oneAway[at] & ~(rooms[at] | atHome[at]));
            return count;
        }
    }

    /// <summary>Postings that a lower floor opens.</summary>
    public int MoreAtFloor(int floorYuan)
    {
        var scratch = ArrayPool<ulong>.Shared.Rent(_open.Words);
        var reached = scratch.AsSpan(0, _open.Words);
        _open.Floors.Reach(reached, floorYuan);
        var count = Bits.CountWithout(OneAway, reached, Paid);
        ArrayPool<ulong>.Shared.Return(scratch);
        return count;
    }

    /// <summary>Postings that one more month away opens; January is 0.</summary>
    public int MoreInMonth(int month) => Bits.CountWithout(OneAway, _open.Month[month], InSeason);

    public int MoreAllYear => Bits.CountWithout(OneAway, _open.All, InSeason);

    /// <summary>Adds to each skill the postings that its certificate alone opens.</summary>
    public void AddMoreWithPapers(Span<int> more)
    {
        foreach (var set in _open.Papers.Sets)
        {
            if (set.ClosedToAll || set.IsMet(_worker.Certified)) continue;
            var count = set.CountIn(OneAway);
            if (count == 0) continue;
            foreach (var skill in set.Skills)
            {
                if (!_worker.Certified[skill] && set.IsMet(_worker.Certified, skill)) more[skill] += count;
            }
        }
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_rented);

    private Span<ulong> Set(int set) => _rented.AsSpan(set * _open.Words, _open.Words);

    private void InMonths(Span<ulong> to, int months)
    {
        if (months == Months.WholeYear)
        {
            to.Fill(ulong.MaxValue);
            return;
        }

        _home.AtHome.CopyTo(to);
        for (var month = 0; month < 12; month++)
        {
            if ((months >> month & 1) != 0) Bits.Or(to, _open.Month[month]);
        }
    }

    private void Combine()
    {
        var row = _worker.Row;
        var (night, apart, leaving) = (Mask(row.NoNightShift), Mask(row.OnlyTogether), Mask(row.CannotLeaveCounty));
        var window = Mask(!row.TargetGroup);
        var allowed = Lanes(_open.AllowedFor(row.LegalClass, row.LocalBars));
        var reachable = Lanes(_home.Reachable);
        var windowed = Lanes(_open.TargetGroupOnly);
        var atHome = Lanes(_home.AtHome);
        var atNight = Lanes(_open.Night);
        var rooms = Lanes(_open.CoupleRooms);
        var paid = Bits.Lanes(Paid);
        var held = Bits.Lanes(Held);
        var season = Bits.Lanes(InSeason);
        var now = Bits.Lanes(Now);
        var one = Bits.Lanes(OneAway);

        for (var at = 0; at < now.Length; at++)
        {
            var once = night & atNight[at];
            var twice = Vector<ulong>.Zero;
            Add(apart & ~(rooms[at] | atHome[at]), ref once, ref twice);
            Add(leaving & ~atHome[at], ref once, ref twice);
            Add(~paid[at], ref once, ref twice);
            Add(~held[at], ref once, ref twice);
            Add(~season[at], ref once, ref twice);

            var possible = allowed[at] & reachable[at] & ~(window & windowed[at]);
            now[at] = possible & ~once;
            one[at] = possible & once & ~twice;
        }
    }

    private static void Add(Vector<ulong> failing, ref Vector<ulong> once, ref Vector<ulong> twice)
    {
        twice |= once & failing;
        once |= failing;
    }

    private static Vector<ulong> Mask(bool stated) => stated ? Vector<ulong>.AllBitsSet : Vector<ulong>.Zero;

    private static ReadOnlySpan<Vector<ulong>> Lanes(ulong[] bits) => Bits.Lanes((ReadOnlySpan<ulong>)bits);
}
