using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Accounts;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Public;

/// <summary>Anybody looks for work that is open now.</summary>
internal static class FindPostings
{
    private const int LongestSearch = 50;

    public static async Task<Results<Ok<Page<PublicPostingResponse>>, ProblemHttpResult>> HandleAsync(
        string? region, string? occupation, string? q, Paging paging, MobileDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (region is not null && !(region.Length is 6 or 9 or 12 && region.All(char.IsAsciiDigit))) return Bad("region", "region.format", "行政区划代码是 6、9 或 12 位数字。");
        if (occupation is { Length: > 30 }) return Bad("occupation", "occupation.unknown", "没有这个职业代码。");
        if (q is not null && q.EnumerateRunes().Count() > LongestSearch) return Bad("q", "text.length", $"最多 {LongestSearch} 个字。");

        var postings = db.OpenToAll(clock.GetUtcNow());
        if (region is not null)
        {
            var prefix = StaffMember.ScopeOf(region);
            postings = postings.Where(p => p.Terms.WorkplaceCode!.StartsWith(prefix));
        }

        if (occupation is not null)
            postings = postings.Where(p => p.Terms.OccupationCode == occupation || db.Occupations.Any(o => o.Code == p.Terms.OccupationCode && o.GroupCode == occupation));
        // What is typed is looked for as it stands: % and _ mean themselves.
        if (!string.IsNullOrWhiteSpace(q))
            postings = postings.Where(p => p.Terms.Title.Contains(q) || p.Terms.WorkplaceText.Contains(q) || db.Occupations.Any(o => o.Code == p.Terms.OccupationCode && (o.Name.Contains(q) || o.Aliases.Contains(q))));
        if (paging.AfterMoment() is var (at, id))
            postings = postings.Where(p => p.PublishedAt < at || (p.PublishedAt == at && ((Guid)(object)p.Id).CompareTo(id) > 0));

        var read = await postings.OrderByDescending(p => p.PublishedAt).ThenBy(p => p.Id).Take(paging.Limit + 1).Shown(db).ToListAsync(ct);
        return TypedResults.Ok(paging.ToPage([.. read.Select(OpenPostings.WithoutPhones)], last => Paging.CursorOf(last.PublishedAt, last.Id.Value)));
    }

    private static ProblemHttpResult Bad(string field, string code, string sentence) => ProblemResponses.Problem(400, code, sentence, new FieldError(field, code, sentence));
}
