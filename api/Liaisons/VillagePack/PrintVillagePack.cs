using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Liaisons.VillagePack;

/// <summary>
/// A liaison prints what the village needs: a sheet for each person who is to be visited, a text for the group, a script for the
/// loudspeaker. Each printing makes new codes, since a code is kept nowhere but on its paper; sheets printed before stay good.
/// </summary>
internal static class PrintVillagePack
{
    public static async Task<Results<Ok<VillagePackResponse>, ContentHttpResult, NotFound>> HandleAsync(
        string? village, NoticeSlot? slot, CurrentStaff staff, HttpContext http, MobileDbContext db, PackWriter writer, TimeProvider clock, CancellationToken ct)
    {
        var code = village ?? staff.RegionCode;
        var place = code.StartsWith(staff.ScopePrefix, StringComparison.Ordinal) ? await db.Regions.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code && r.Level == RegionLevel.Village, ct) : null;
        if (place is null) return TypedResults.NotFound();

        var pack = await writer.WriteAsync(place, slot ?? NoticeSlot.Of(clock.GetUtcNow()), staff.Id, ct);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept";
        if (!WantsPage(http.Request)) return TypedResults.Ok(pack);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return TypedResults.Content(PackPage.Write(pack), "text/html; charset=utf-8");
    }

    private static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault(type => type.MediaType is { HasValue: true } media && (media == "text/html" || media == "application/json")) is { } first && first.MediaType == "text/html";
}

/// <summary>Everything a liaison takes along. It names people: for the liaison only.</summary>
/// <param name="Office">Whose information it is.</param>
/// <param name="Sheets">One for each person who is to be visited, by number.</param>
/// <param name="GroupText">For the village's WeChat group: no names.</param>
/// <param name="LoudspeakerScript">To be read aloud: no names.</param>
public sealed record VillagePackResponse(string VillageCode, string Village, NoticeSlot Slot, string Office, string Hotline, DateOnly PrintedOn, IReadOnlyList<PackSheet> Sheets, string GroupText, string LoudspeakerScript);

/// <summary>One person's sheet.</summary>
/// <param name="Number">What stands on its outside.</param>
/// <param name="Openings">At most five, still published.</param>
/// <param name="Says">How it stands, where nothing is left that fits.</param>
/// <param name="Nearest">What comes nearest then, at most three.</param>
/// <param name="NoticeCheckCode">By which anybody can ask whether it is real; absent when no notice was written.</param>
/// <param name="SheetCode">The one-use code.</param>
/// <param name="SheetLink">What the QR code holds.</param>
public sealed record PackSheet(int Number, string Name, DateOnly DueOn, IReadOnlyList<PackOpening> Openings, string? Says, IReadOnlyList<string> Nearest, string? NoticeCheckCode, string SheetCode, string SheetLink);

/// <param name="Reason">Why it was chosen, in one line; may be empty.</param>
public sealed record PackOpening(string Title, string Employer, string Place, string Pay, string Reason);
