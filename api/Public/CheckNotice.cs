using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Public;

/// <summary>A message that is really ours. Nothing says to whom it went or what it offered.</summary>
/// <param name="Office">Whose message it is.</param>
/// <param name="Day">The day it was made, by the calendar of Shanghai.</param>
/// <param name="Kind">What kind of message.</param>
public sealed record CheckNoticeResponse(string Office, DateOnly Day, string Kind);

/// <summary>Somebody got a message and asks whether it is real.</summary>
internal static class CheckNotice
{
    public static async Task<Results<Ok<CheckNoticeResponse>, NotFound>> HandleAsync(string checkCode, MobileDbContext db, CancellationToken ct)
    {
        if (!CheckCode.TryRead(checkCode, out var code)) return TypedResults.NotFound();

        var notice = await db.Notices.AsNoTracking().Where(n => n.CheckCode == code)
            .Join(db.Regions, n => n.CountyCode, r => r.Code, (n, r) => new { n.ComposedAt, r.Name }).SingleOrDefaultAsync(ct);
        return notice is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new CheckNoticeResponse(notice.Name + "人力资源和社会保障局", Shanghai.DateOf(notice.ComposedAt), "岗位信息"));
    }
}
