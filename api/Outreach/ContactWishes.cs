using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Outreach;

/// <summary>How somebody wants to be reached, as a whole: what is left out is not asked for.</summary>
/// <param name="PreferredChannel">What to try first; WeChat when left out.</param>
/// <param name="QuietFrom">Hour of Shanghai from which on nobody writes.</param>
/// <param name="QuietTo">Hour at which that ends, on the next day where it is the earlier one.</param>
/// <param name="Language">For calls, in the person's own word.</param>
public sealed record ContactWishesRequest(NoticeChannel? PreferredChannel = null, TimeOnly? QuietFrom = null, TimeOnly? QuietTo = null, [Text(ContactPreference.LanguageMaxLength, Min = 0)] string? Language = null);

/// <param name="NotedByStaff">A caseworker wrote it down for the person.</param>
/// <param name="ChangedAt">Absent while nothing was ever asked for.</param>
/// <param name="Says">The same in words.</param>
public sealed record ContactWishesResponse(NoticeChannel? PreferredChannel, TimeOnly? QuietFrom, TimeOnly? QuietTo, string? Language, bool NotedByStaff, DateTimeOffset? ChangedAt, string Says)
{
    internal static ContactWishesResponse Of(ContactPreference? asked) =>
        new(asked?.PreferredChannel, asked?.QuietFrom, asked?.QuietTo, asked?.Language, asked?.NotedBy is not null, asked?.ChangedAt, ContactWords.Of(asked));
}

/// <summary>Reads and changes it, for whoever may: the person, or an office of the own region.</summary>
internal static class ContactDesk
{
    public static async Task<Ok<ContactWishesResponse>> ReadAsync(MobileDbContext db, WorkerId worker, CancellationToken ct) =>
        TypedResults.Ok(ContactWishesResponse.Of(await db.ContactPreferences.AsNoTracking().SingleOrDefaultAsync(p => p.WorkerId == worker, ct)));

    public static async Task<Results<Ok<ContactWishesResponse>, NotFound, ProblemHttpResult>> ChangeAsync(MobileDbContext db, WorkerId worker, ContactWishesRequest request, StaffId? by, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await Work.BeginAsync(db, ct);
        await db.LockWorkerAsync(worker, ct);
        var contact = await db.Workers.Where(w => w.Id == worker).Select(w => (ContactSituation?)w.Contact).SingleOrDefaultAsync(ct);
        if (contact is not { } situation) return TypedResults.NotFound();
        if (FaultOf(request, situation) is { } fault) return fault.ToProblem();

        var asked = await db.ContactPreferences.SingleOrDefaultAsync(p => p.WorkerId == worker, ct);
        if (asked is null) db.Add(asked = new ContactPreference { WorkerId = worker });
        (asked.PreferredChannel, asked.QuietFrom, asked.QuietTo, asked.NotedBy, asked.ChangedAt) = (request.PreferredChannel, request.QuietFrom, request.QuietTo, by, now);
        asked.Language = string.IsNullOrWhiteSpace(request.Language) ? null : Masking.WithoutPhones(request.Language.Trim());
        await db.SaveChangesAsync(ct);
        await work.CommitAsync(ct);
        return TypedResults.Ok(ContactWishesResponse.Of(asked));
    }

    private static FieldError? FaultOf(ContactWishesRequest request, ContactSituation contact)
    {
        if (request.QuietFrom is null != request.QuietTo is null) return new("quietTo", "quiet.both", "不打扰的时间请把起止都选上。");
        if (request is not { QuietFrom: { } from, QuietTo: { } to }) return null;
        if (from == to) return new("quietTo", "quiet.empty", "不打扰的起止时间不能一样。");
        var opens = contact is ContactSituation.EveningOnly ? QuietHours.EveningBegins : QuietHours.OfficeOpens;
        return new QuietHours(from, to).LeftBetween(opens, QuietHours.OfficeCloses) < QuietHours.LeastLeft
            ? new("quietTo", "quiet.too_long", $"{opens:HH:mm}到{QuietHours.OfficeCloses:HH:mm}之间至少要留一个小时能联系到您。")
            : null;
    }
}

/// <summary>How somebody wants to be reached, in words for them and for whoever reaches them.</summary>
internal static class ContactWords
{
    public static string Of(ContactPreference? asked)
    {
        List<string> words = [FirstOf(asked?.PreferredChannel)];
        if (asked?.Quiet is var (from, to)) words.Add($"{from:HH:mm}到{(to < from ? "次日" : "")}{to:HH:mm}不打扰");
        if (asked?.Language is { } language) words.Add($"通话用{language}");
        return string.Join("；", words) + "。";
    }

    private static string FirstOf(NoticeChannel? channel) => channel switch
    {
        NoticeChannel.Sms => "先发短信，不发微信",
        NoticeChannel.PhoneCall => "直接打电话，不发微信和短信",
        NoticeChannel.Visit => "直接上门，不发微信和短信",
        NoticeChannel.Sheet => "送纸质单上门，不发微信和短信",
        _ => "先发微信，没看到再发短信、打电话或上门",
    };
}

/// <summary>What a person has asked for, beside a task to reach them.</summary>
/// <param name="Says">The same in words.</param>
public sealed record ContactAsked(NoticeChannel? PreferredChannel, TimeOnly? QuietFrom, TimeOnly? QuietTo, string? Language, string Says)
{
    internal static async Task<Dictionary<WorkerId, ContactAsked>> OfAsync(MobileDbContext db, IReadOnlyCollection<WorkerId> workers, CancellationToken ct) =>
        await db.ContactPreferences.AsNoTracking().Where(p => workers.Contains(p.WorkerId))
            .ToDictionaryAsync(p => p.WorkerId, p => new ContactAsked(p.PreferredChannel, p.QuietFrom, p.QuietTo, p.Language, ContactWords.Of(p)), ct);
}
