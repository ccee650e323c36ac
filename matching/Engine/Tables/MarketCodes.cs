namespace JobAssist.Mobile.Matching.Tables;

/// <summary>The three code books of a market.</summary>
internal sealed record MarketCodes(CodeBook Places, CodeBook Occupations, CodeBook Skills)
{
    public static MarketCodes Of(MarketRows rows) => new(
        new CodeBook(rows.Postings.Select(p => p.WorkplaceCode)),
        new CodeBook(rows.Postings.Select(p => p.OccupationCode)),
        new CodeBook(rows.Postings.SelectMany(SkillsOf).Concat(rows.Occupations.SelectMany(o => o.Certificates).SelectMany(d => d.AnyOfSkills))));

    private static IEnumerable<string> SkillsOf(PostingRow posting) =>
        posting.SkillsRequired.Concat(posting.SkillsLiked).Select(s => s.Code)
            .Concat(posting.CertificateSkill is { } certificate ? [certificate] : []);
}
