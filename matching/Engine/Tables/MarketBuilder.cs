using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Turns rows into columns: numbers the codes, orders the postings, settles what no worker changes.</summary>
internal sealed class MarketBuilder(MarketRows rows, Weights weights, DateOnly today, MarketCodes? codes = null)
{
    private readonly MarketCodes _codes = codes ?? MarketCodes.Of(rows);

    public Market Build()
    {
        WeightsCheck.Refuse(weights);

        var joined = new JoinedPlaces(rows, _codes.Places, today);
        var occupations = new OccupationColumns(_codes.Occupations, _codes.Skills, rows, weights);
        var oldestFirst = rows.Postings.OrderBy(p => p.PublishedAt.UtcDateTime).ThenBy(p => p.Id).ToArray();
        var postings = new PostingColumns(oldestFirst.Length, joined.Words);
        for (var j = 0; j < oldestFirst.Length; j++) Fill(postings, j, oldestFirst[j], joined);
        FillSkills(postings);
        return new Market(rows, weights, today, _codes, postings, occupations, joined);
    }

    public void FillSkills(PostingColumns to) => new SkillColumnsBuilder(_codes.Skills, weights).Fill(to);

    public void Fill(PostingColumns to, int j, PostingRow row, JoinedPlaces joined)
    {
        (to.Row[j], to.Id[j], to.NotOpen[j]) = (row, row.Id, PostingGates.OfDay(row, today));
        (to.Occupation[j], to.Place[j]) = (_codes.Occupations.NumberOf(row.OccupationCode), _codes.Places.NumberOf(row.WorkplaceCode));
        (to.MinYuan[j], to.MaxYuan[j], to.BoardYuan[j]) = (Pay.Yuan(row.MonthMinFen), Pay.Yuan(row.MonthMaxFen), Pay.BoardYuan(row, weights));
        to.FloorHours[j] = Pay.FloorHours(row, weights);
        to.HoursShare[j] = Pay.ShareOf(to.FloorHours[j], weights);
        to.SeasonMonths[j] = Months.Between(row.SeasonFromMonth, row.SeasonToMonth);
        to.TakeUpMonths[j] = row.SeasonFromMonth is null || row.SeasonToMonth is null
            ? Months.From((row.StartsOn > today ? row.StartsOn : today).Month, weights.TakenUpWithinMonths)
            : to.SeasonMonths[j];
        to.Offer[j] = OfferOf(row);
        (to.Shift[j], to.Dormitory[j], to.Meals[j], to.EducationMin[j]) = (row.Shift, row.Dormitory, row.Meals, row.EducationMin);
        to.TargetGroupOnly[j] = today < row.OpensOn.AddDays(row.TargetGroupFirstDays);
        to.CertificateSkill[j] = row.CertificateSkill is { } skill ? _codes.Skills.NumberOf(skill) : -1;
        to.DirectedBy.AsSpan(j * joined.Words, joined.Words).Clear();
        joined.MarkDirected(row.EmployerRef, to.DirectedBy.AsSpan(j * joined.Words, joined.Words));

        to.Standing[j] = Trust.Standing(row, weights);
        to.LastCall[j] = Trust.LastCall(row, weights, today);
        to.Kept[j] = Trust.Kept(row, weights);
        to.Contract[j] = Trust.Contract(row, weights);
        to.Competition[j] = Chance.Competition(row, weights);
        to.PlainDate[j] = Plain.Date(row, weights, today);
    }

    private static Offer OfferOf(PostingRow row) =>
        (row.CoupleRooms ? Offer.CoupleRooms : Offer.None)
        | (row.TravelOrganised ? Offer.TravelOrganised : Offer.None)
        | (row.Training ? Offer.Training : Offer.None)
        | (row.Arrangement is WorkArrangement.HomeBased ? Offer.AtHome : Offer.None)
        | (row.Shift is ShiftPattern.Two or ShiftPattern.Three or ShiftPattern.Night ? Offer.WorksAtNight : Offer.None);
}
