using JobAssist.Mobile.Domain.Postings;
using JobAssist.Mobile.Matching.Gates;
using JobAssist.Mobile.Matching.Scores;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Turns rows into columns: numbers the codes, orders the postings, settles what no worker changes.</summary>
internal sealed class MarketBuilder(MarketRows rows, Weights weights, DateOnly today)
{
    private readonly MarketCodes _codes = MarketCodes.Of(rows);

    public Market Build()
    {
        if (weights.Sum != Weights.Full) throw new InvalidOperationException($"The largest terms sum to {weights.Sum}, not {Weights.Full}.");
        if (weights.PlainNewest + weights.PlainHomeCounty > Weights.Full) throw new InvalidOperationException("The plain terms sum to more than a full score.");

        var joined = new JoinedPlaces(rows, _codes.Places, today);
        var occupations = new OccupationColumns(_codes.Occupations, _codes.Skills, rows);
        var ordered = Ordered(out var open);
        var postings = new PostingColumns(ordered.Length, joined.Words);
        for (var j = 0; j < ordered.Length; j++) Fill(postings, j, ordered[j].Row, ordered[j].Age, joined);
        new SkillColumnsBuilder(_codes.Skills, weights).Fill(postings);

        var skillRows = rows.Skills.OrderBy(s => s.Code, StringComparer.Ordinal).ToDictionary(s => s.Code, StringComparer.Ordinal);
        return new Market(weights, today, rows.Regions, skillRows, _codes, postings, occupations, Cells.Over(postings, open), joined);
    }

    /// <summary>Open postings first, by place, occupation and age: the order of the columns.</summary>
    private (PostingRow Row, int Age)[] Ordered(out int open)
    {
        var byAge = rows.Postings.OrderBy(p => p.PublishedAt.UtcDateTime).ThenBy(p => p.Id).Select((row, age) => (Row: row, Age: age)).ToList();
        open = byAge.Count(p => IsOpen(p.Row));
        return [.. byAge
            .OrderBy(p => !IsOpen(p.Row))
            .ThenBy(p => p.Row.WorkplaceCode, StringComparer.Ordinal)
            .ThenBy(p => p.Row.OccupationCode, StringComparer.Ordinal)
            .ThenBy(p => p.Age)];
    }

    private bool IsOpen(PostingRow row) => PostingGates.OfDay(row, today) == Gate.None;

    private void Fill(PostingColumns to, int j, PostingRow row, int age, JoinedPlaces joined)
    {
        (to.Row[j], to.Id[j], to.AgeRank[j], to.NotOpen[j]) = (row, row.Id, age, PostingGates.OfDay(row, today));
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
