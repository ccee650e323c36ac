using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Applications;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Matching.Tables;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Infra.Matching;

/// <summary>How many people were told of each posting in rounds, and how many applied.</summary>
internal sealed class PostingCounts(IReadOnlyDictionary<JobPostingId, int> told, IReadOnlyDictionary<JobPostingId, int> applied)
{
    public static Task<PostingCounts> AllAsync(MobileDbContext db, CancellationToken cancellationToken) =>
        LoadAsync(db.RoundPrices, db.Applications, cancellationToken);

    public static Task<PostingCounts> OfAsync(MobileDbContext db, IReadOnlyList<JobPostingId> ids, CancellationToken cancellationToken) =>
        LoadAsync(db.RoundPrices.Where(p => ids.Contains(p.PostingId)), db.Applications.Where(a => ids.Contains(a.PostingId)), cancellationToken);

    public int ToldOf(Guid posting) => told.GetValueOrDefault(JobPostingId.From(posting));

    public int AppliedOf(Guid posting) => applied.GetValueOrDefault(JobPostingId.From(posting));

    /// <summary>The rows whose counts have moved, counted anew.</summary>
    public IEnumerable<PostingRow> Moved(IEnumerable<PostingRow> rows) =>
        rows.Where(row => row.Told != ToldOf(row.Id) || row.Applied != AppliedOf(row.Id)).Select(row => row with { Told = ToldOf(row.Id), Applied = AppliedOf(row.Id) });

    private static async Task<PostingCounts> LoadAsync(IQueryable<RoundPrice> prices, IQueryable<JobApplication> applications, CancellationToken cancellationToken) => new(
        await prices.GroupBy(p => p.PostingId).Select(g => new { g.Key, Count = g.Sum(p => p.Load) }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken),
        await applications.Where(a => a.State != ApplicationState.Withdrawn)
            .GroupBy(a => a.PostingId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken));
}
