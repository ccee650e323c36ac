using JobAssist.Mobile.Matching.Explanations.Counting;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations.Advising;

/// <summary>Wishes that cannot be met together, or that this market cannot meet, in words; the widest first.</summary>
internal static class Contradictions
{
    public static IReadOnlyList<Contradiction> Of(Market market, Seeker worker, HomeBits home) =>
        [.. new[] { Place(market, worker), Floor(market, worker, home), Work(market, worker, home) }.OfType<Contradiction>()];

    private static Contradiction? Place(Market market, Seeker worker)
    {
        var (row, places) = (worker.Row, market.Open.Places);
        if (row.PreferredDestinations.Count == 0 || row.PreferredDestinations.Contains(WorkerRow.AnyPlace, StringComparer.Ordinal)) return null;

        var wishesHome = row.PreferredDestinations.Any(region => market.Regions.IsWithin(region, row.HomeCountyCode) || market.Regions.IsWithin(row.HomeCountyCode, region));
        if (row.CannotLeaveCounty && !wishesHome) return new("wishes.county_and_destination", "您说不能离开本县，想去的地方又都在外地，两样合不上");

        var runs = row.PreferredDestinations.SelectMany(places.Inside).Select(run => places.Runs[run]).ToList();
        if (runs.Count == 0) return new("wishes.place_without_work", "您想去的地方，现在没有招人的岗位");
        return runs.Exists(run => worker.AtHome[run.Place] || worker.IsJoined(run.Place))
            ? null
            : new("wishes.place_not_joined", "您想去的地方，和您家乡现在没有生效的劳务协作协议");
    }

    private static Contradiction? Floor(Market market, Seeker worker, HomeBits home)
    {
        var floor = Pay.FloorYuan(worker.Row);
        var highest = 0;
        for (var at = 0; floor > 0 && at < market.Open.Posting.Length && highest < floor; at++)
        {
            if (Within(home.Reachable, at)) highest = Math.Max(highest, FloorLadder.HighestFloor(market, market.Open.Posting[at]));
        }

        return highest == 0 || highest >= floor ? null
            : new("wishes.floor_above_all", $"您要的{Words.Yuan(floor)}太高，现在能去的岗位一个月最多{Words.Yuan(highest)}");
    }

    /// <summary>Told of the wanted occupations themselves, not of what is near them.</summary>
    private static Contradiction? Work(Market market, Seeker worker, HomeBits home)
    {
        var row = worker.Row;
        if (row.WantedOccupations.Count == 0 || row.AcceptsAnySuitable) return null;

        var name = Words.Occupation(market.Occupations.RowOf(row.WantedOccupations[0]));
        var (offered, barred, barredLocally) = (new List<int>(), false, false);
        for (var at = 0; at < market.Open.Posting.Length; at++)
        {
            var posting = market.Open.Posting[at];
            if (!Within(home.Reachable, at) || !row.WantedOccupations.Contains(market.Occupations.Row[market.Postings.Occupation[posting]].Code, StringComparer.Ordinal)) continue;
            var (place, occupation) = (market.Postings.Place[posting], market.Postings.Occupation[posting]);
            if (market.Occupations.BarredFor(row.LegalClass, occupation)) barred = true;
            else if (PostingGates.BarredLocally(market, worker, place, occupation)) barredLocally = true;
            else offered.Add(posting);
        }

        if (offered.Count == 0) return barred ? new("wishes.work_barred", $"国家规定不能安排您做{name}，请再选别的活")
            : barredLocally ? new("wishes.work_barred", $"按当地规定，现在招{name}的地方不能安排您做，请再选别的活")
            : NotOffered(market, worker, home, name);
        if (row.NoNightShift && offered.TrueForAll(j => market.Postings.Offer[j].HasFlag(Offer.WorksAtNight)))
            return new("wishes.night_and_work", $"您想做的{name}现在都要上夜班，您又说过不上夜班");
        return offered.TrueForAll(j => GateWords.MissingCertificate(market, worker, j) is not null)
            ? new("wishes.certificate", Words.Cut($"您想做的{name}，法律要求先有证：{GateWords.MissingCertificate(market, worker, offered[0])}", Words.Most))
            : null;
    }

    private static Contradiction? NotOffered(Market market, Seeker worker, HomeBits home, string name)
    {
        for (var at = 0; at < market.Open.Posting.Length; at++)
        {
            if (!Within(home.Reachable, at)) continue;
            if (Wants.PointsOf(market, worker, market.Postings.Occupation[market.Open.Posting[at]]).Step >= 0) return null;
        }

        return new("wishes.work_not_offered", $"您想做的{name}和相近的活，现在能去的地方都没有招人");
    }

    private static bool Within(ulong[] bits, int at) => (bits[at >> 6] >> (at & 63) & 1) != 0;
}
