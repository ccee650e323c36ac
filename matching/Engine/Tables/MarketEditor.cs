using JobAssist.Mobile.Matching.Gates;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>
/// The next snapshot from the last one. Columns are copied and the changed places written; only the views that could show a changed
/// posting are made anew. What would move a number (a code nobody used, a posting older than others) is a full build.
/// </summary>
internal sealed class MarketEditor(Market market, MarketChange change)
{
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);

    public Market Next()
    {
        var rows = NextRows();
        if (!KeepsEveryNumber()) return Market.Build(rows, market.Weights, market.Today);

        var added = change.Postings.Where(p => !market.TryFind(p.Id, out _)).OrderBy(p => p.PublishedAt.UtcDateTime).ThenBy(p => p.Id)
            .Select((row, n) => (row.Id, Index: market.Count + n)).ToDictionary(p => p.Id, p => p.Index);
        var postings = market.Postings.WithRoomFor(added.Count);
        var builder = new MarketBuilder(rows, market.Weights, market.Today, market.Codes);
        foreach (var row in change.Postings)
        {
            var known = market.TryFind(row.Id, out var index);
            if (known) _places.Add(market.Postings.Row[index].WorkplaceCode);
            _places.Add(row.WorkplaceCode);
            builder.Fill(postings, known ? index : added[row.Id], row, market.Joined);
        }

        foreach (var id in change.Gone)
        {
            if (!market.TryFind(id, out var index)) continue;
            _places.Add(postings.Row[index].WorkplaceCode);
            (postings.NotOpen[index], postings.Gone[index]) = (Gate.Closed, true);
        }

        builder.FillSkills(postings);
        return new Market(rows, market, postings, [.. _places.Select(market.Codes.Places.NumberOf)]);
    }

    private MarketRows NextRows()
    {
        var changed = change.Postings.ToDictionary(p => p.Id);
        var gone = change.Gone.ToHashSet();
        return market.Rows with { Postings = [.. market.Rows.Postings.Where(p => !changed.ContainsKey(p.Id) && !gone.Contains(p.Id)), .. changed.Values.Where(p => !gone.Contains(p.Id))] };
    }

    private bool KeepsEveryNumber()
    {
        var newest = market.Count == 0 ? DateTime.MinValue : market.Postings.Row[^1].PublishedAt.UtcDateTime;
        return change.Postings.Count <= market.Count / 4 && change.Postings.All(row =>
            market.Codes.Places.NumberOf(row.WorkplaceCode) >= 0 && market.Codes.Occupations.NumberOf(row.OccupationCode) >= 0
            && (row.CertificateSkill is null || market.Codes.Skills.NumberOf(row.CertificateSkill) >= 0)
            && row.SkillsRequired.Concat(row.SkillsLiked).All(s => market.Codes.Skills.NumberOf(s.Code) is >= 0 and var skill && market.SkillKeys.Tells(skill, s.Level))
            && market.Papers.Of(market.Codes.Occupations.NumberOf(row.OccupationCode), row.CertificateSkill is { } paper ? market.Codes.Skills.NumberOf(paper) : -1) >= 0
            && (market.TryFind(row.Id, out var index) ? market.Postings.Row[index].PublishedAt == row.PublishedAt : row.PublishedAt.UtcDateTime > newest));
    }
}
