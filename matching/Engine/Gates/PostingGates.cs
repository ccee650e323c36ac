using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Gates;

/// <summary>The yes-or-no questions, cheapest and widest first: of the day, of a whole cell, of one posting.</summary>
internal static class PostingGates
{
    /// <summary>The first gate that fails, <see cref="Gate.None"/> when all are passed.</summary>
    public static Gate FirstFailing(Market market, Seeker worker, int posting)
    {
        if (worker.Row.LegalClass is LegalClass.Under16) return Gate.Under16;
        if (market.Postings.NotOpen[posting] is not Gate.None and var notOpen) return notOpen;
        if (OfCell(market, worker, market.Postings.Place[posting], market.Postings.Occupation[posting]) is not Gate.None and var cell) return cell;
        return OfPosting(market, worker, posting);
    }

    /// <summary>What the day decides for everybody; the closing day is still open.</summary>
    public static Gate OfDay(PostingRow row, DateOnly today) =>
        today < row.OpensOn ? Gate.NotYetOpen
        : today > row.ClosesOn ? Gate.Closed
        : row.Filled >= row.Headcount ? Gate.Full
        : row.Standing is EmployerStanding.Suspended ? Gate.EmployerSuspended
        : Gate.None;

    /// <summary>What place and occupation decide: the law's lists, local rules, the agreements, the county, the occupation's certificates.</summary>
    public static Gate OfCell(Market market, Seeker worker, int place, int occupation)
    {
        if (market.Occupations.BarredFor(worker.Row.LegalClass, occupation))
        {
            return worker.Row.LegalClass is LegalClass.StatutoryListApplies ? Gate.StatutoryList
                : market.Occupations.Hazard[occupation].Known ? Gate.JuvenileList
                : Gate.JuvenileUnknown;
        }

        if (BarredLocally(market, worker, place, occupation)) return Gate.LocalRule;
        if (!worker.AtHome[place] && !worker.IsJoined(place)) return Gate.PlaceNotJoined;
        if (!worker.AtHome[place] && worker.Row.CannotLeaveCounty) return Gate.LeavesCounty;
        return HoldsCertificates(market, worker, occupation) ? Gate.None : Gate.Certificate;
    }

    /// <summary>What only the posting's own terms decide.</summary>
    public static Gate OfPosting(Market market, Seeker worker, int posting)
    {
        var (postings, row) = (market.Postings, worker.Row);
        var offer = postings.Offer[posting];
        var atHome = worker.AtHome[postings.Place[posting]];

        if (postings.CertificateSkill[posting] is >= 0 and var demanded && !worker.Certified[demanded]) return Gate.Certificate;
        if (row.NoNightShift && offer.HasFlag(Offer.WorksAtNight)) return Gate.NightShift;
        if (row.OnlyTogether && !atHome && !offer.HasFlag(Offer.CoupleRooms)) return Gate.Apart;
        if (postings.MaxYuan[posting] < Pay.Part(Pay.FloorYuan(row), postings.HoursShare[posting])) return Gate.WageFloor;
        if (postings.TargetGroupOnly[posting] && !row.TargetGroup) return Gate.TargetGroupFirst;
        if (!atHome && (postings.TakeUpMonths[posting] & worker.AwayMonths) == 0) return Gate.Season;
        return Gate.None;
    }

    /// <summary>Whether a local rule bars the worker from the work at the place.</summary>
    public static bool BarredLocally(Market market, Seeker worker, int place, int occupation) =>
        worker.Row.LocalBars != 0 && (worker.Row.LocalBars & market.LocalRules.BarsOf(place, occupation)) != 0;

    private static bool HoldsCertificates(Market market, Seeker worker, int occupation)
    {
        if (market.Occupations.IsClosedToAll(occupation)) return false;
        foreach (var anyOf in market.Occupations.Demands[occupation])
        {
            if (!worker.HoldsOneOf(anyOf)) return false;
        }

        return true;
    }
}
