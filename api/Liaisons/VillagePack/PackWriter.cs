using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Api.Public;
using JobAssist.Mobile.Api.Workers;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Matching;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JobAssist.Mobile.Api.Liaisons.VillagePack;

/// <summary>Gathers what a village needs for one slot.</summary>
internal sealed class PackWriter(MobileDbContext db, Register register, PersonalSecrets secrets, MarketSnapshots markets, IOptions<VillagePackOptions> options, TimeProvider clock)
{
    private const int MostSheets = 300;
    private const int MostOpenings = 5;
    private const int MostNearest = 3;
    private const int MostTold = 10;

    public async Task<VillagePackResponse> WriteAsync(Region village, NoticeSlot slot, StaffId staff, CancellationToken ct)
    {
        var (now, here) = (clock.GetUtcNow(), options.Value);
        var today = Shanghai.DateOf(now);
        var people = await db.Workers.AsNoTracking().Where(w => w.VillageCode == village.Code).NeedingSheet(db, slot, today).OrderBy(w => w.Id).Take(MostSheets)
            .Select(w => new Addressee(w.Id, w.NameSealed, db.OutreachTasks.Where(t => t.WorkerId == w.Id && t.Slot == slot && t.About == null && t.State == OutreachState.Open).Min(t => t.DueOn))).ToListAsync(ct);
        var notices = await db.Notices.AsNoTracking().Where(n => n.Slot == slot && db.Workers.Any(w => w.Id == n.WorkerId && w.VillageCode == village.Code)).ToListAsync(ct);
        var cards = await PostingCards.LoadAsync(db, [.. notices.SelectMany(n => n.Postings).Select(p => p.PostingId).Distinct()], today, ct);
        var names = people.ToDictionary(p => p.Id, p => register.NameOf(p.Id, p.NameSealed));
        var codes = await db.PrintSheetsAsync(secrets, [.. names.Keys], slot, staff, now, ct);

        var sheets = new List<PackSheet>(people.Count);
        foreach (var person in people)
        {
            var notice = notices.Find(n => n.WorkerId == person.Id);
            var openings = OpeningsOf(notice, cards);
            var (says, nearest) = openings.Count > 0 ? (null, []) : await HowItStandsAsync(person.Id, notice, today, ct);
            sheets.Add(new PackSheet(sheets.Count + 1, names[person.Id], person.DueOn, openings, says, nearest, notice?.CheckCode, codes[person.Id], here.SheetLink + codes[person.Id]));
        }

        var told = await ToldAsync(notices, names.Values, now, ct);
        var county = (await Places.NamesAsync(db, [village.Code[..6]], ct)).GetValueOrDefault(village.Code[..6], "");
        return new VillagePackResponse(village.Code, village.Name, slot, county + "人力资源和社会保障局", here.Hotline, today, sheets,
            PackWords.ForGroup(village.Name, slot, told, here.Hotline), PackWords.ForLoudspeaker(village.Name, told, here.Hotline));
    }

    private static List<PackOpening> OpeningsOf(Notice? notice, Dictionary<JobPostingId, PostingCard> cards) => notice is null ? [] :
        [.. notice.Postings.Select(p => (p.Reason, Card: cards[p.PostingId])).Where(p => p.Card.Availability is PostingAvailability.Open or PostingAvailability.NotYetOpen).Take(MostOpenings)
            .Select(p => new PackOpening(PackWords.Neutral(p.Card.Title, p.Card.Occupation, []), Masking.WithoutPhones(p.Card.Employer), PackWords.Neutral(p.Card.Workplace, "用人单位所在地", []),
                PackWords.Pay(p.Card.PayBasis, p.Card.PayMinFen, p.Card.PayMaxFen) + PackWords.Living(p.Card.Dormitory, p.Card.Meals), StatusWords.AreIn(p.Reason) ? "" : p.Reason))];

    /// <summary>What the notice itself says where nothing is left that fits.</summary>
    private async Task<(string? Says, IReadOnlyList<string> Nearest)> HowItStandsAsync(WorkerId person, Notice? notice, DateOnly today, CancellationToken ct)
    {
        var market = await markets.LastSeenAsync(ct);
        var worker = await WorkerRows.FindAsync(db, person, market.Limits, today, ct);
        var advice = worker is null ? null : market.Engine.Advise(worker);
        var gone = notice is { Postings.Count: > 0 } ? "上次给您找的岗位已经招满或结束了。" : "";
        return (gone + HowItStands.Says(worker, advice), [.. (advice?.NearMisses ?? []).Select(miss => miss.Text).Where(text => !StatusWords.AreIn(text)).Distinct(StringComparer.Ordinal).Take(MostNearest)]);
    }

    /// <summary>What the village's people were told of, as far as everybody may see it; the most often told first.</summary>
    private async Task<IReadOnlyList<ToldOpening>> ToldAsync(List<Notice> notices, IReadOnlyCollection<string> names, DateTimeOffset now, CancellationToken ct)
    {
        var often = notices.SelectMany(n => n.Postings).GroupBy(p => p.PostingId).OrderByDescending(told => told.Count()).ThenBy(told => told.Key.Value).Select(told => told.Key).ToList();
        var open = (await db.OpenToAll(now).Where(p => often.Contains(p.Id)).Shown(db).ToListAsync(ct)).ToDictionary(p => p.Id);
        return [.. often.Where(open.ContainsKey).Take(MostTold).Select(id => ToldOpening.Of(open[id], names))];
    }

    private sealed record Addressee(WorkerId Id, byte[] NameSealed, DateOnly DueOn);
}
