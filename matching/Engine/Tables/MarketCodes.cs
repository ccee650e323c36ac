namespace JobAssist.Mobile.Matching.Tables;

/// <summary>The code books of a market. Occupations of one everyday group stand together; regions are all that hold a work place.</summary>
internal sealed record MarketCodes(CodeBook Places, CodeBook Regions, CodeBook Occupations, CodeBook Skills)
{
    public static MarketCodes Of(MarketRows rows)
    {
        var groups = rows.Occupations.DistinctBy(o => o.Code).ToDictionary(o => o.Code, o => o.GroupCode, StringComparer.Ordinal);
        var places = new CodeBook(rows.Postings.Select(p => p.WorkplaceCode));
        return new(
            places,
            new CodeBook(Enumerable.Range(0, places.Count).SelectMany(p => rows.Regions.ChainOf(places[p]))),
            new CodeBook(rows.Postings.Select(p => p.OccupationCode), code => groups.GetValueOrDefault(code, "")),
            new CodeBook(rows.Postings.SelectMany(SkillsOf).Concat(rows.Occupations.SelectMany(o => o.Certificates).SelectMany(d => d.AnyOfSkills))));
    }

    private static IEnumerable<string> SkillsOf(PostingRow posting) =>
        posting.SkillsRequired.Concat(posting.SkillsLiked).Select(s => s.Code)
            .Concat(posting.CertificateSkill is { } certificate ? [certificate] : []);
}
