using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty.Forecast;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Forecast;

/// <summary>Whom WeChat will not reach, before it is too late to collect consent, ring or visit. Names in part, no number.</summary>
internal static class ShowForecast
{
    public static async Task<Ok<ForecastResponse>> HandleAsync(
        CurrentStaff staff, Paging paging, HttpResponse response, DutyForecasts forecasts, MobileDbContext db, Register register, TimeProvider clock,
        NoticeSlot? slot, string? region, Chosen<ForecastReason>? reason, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var forecast = await ForecastQuery.AskAsync(staff, forecasts, clock, slot, region, ct);
        var after = paging.After is null ? "" : IsKey(paging.After) ? paging.After : throw Paging.BadCursor();
        var page = paging.ToPage([.. forecast.Unreachable.Where(p => (reason is null || p.Reason == reason.Value.Value) && string.CompareOrdinal(KeyOf(p), after) > 0).Take(paging.Limit + 1)], KeyOf);
        var ids = page.Items.Select(p => p.Worker).ToList();
        var names = await db.Workers.AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.NameSealed, ct);
        var places = await Places.NamesAsync(db, [.. forecast.Unreachable.Select(p => p.Township).Concat(page.Items.Select(p => p.Village).OfType<string>()).Distinct()], ct);

        return TypedResults.Ok(new ForecastResponse(forecast.Slot, forecast.Owed, forecast.Unreachable.Count,
            [.. Enum.GetValues<ForecastReason>().Select(why => new ForecastReasonCount(why, ForecastWords.Of(why), forecast.Of(why)))],
            [.. ((NoticeChannel[])[NoticeChannel.Sms, NoticeChannel.PhoneCall, NoticeChannel.Visit]).Select(rung => new ForecastRungCount(rung, ForecastWords.Of(rung), forecast.Of(rung)))],
            [.. forecast.Unreachable.GroupBy(p => p.Township, StringComparer.Ordinal).Select(town => new ForecastTownshipCount(town.Key, places.GetValueOrDefault(town.Key, town.Key), town.Count()))],
            [.. page.Items.Select(p => new ForecastItem(p.Worker, names.TryGetValue(p.Worker, out var name) ? Masking.Name(register.NameOf(p.Worker, name)) : "*", places.GetValueOrDefault(p.Township, p.Township),
                p.Village is { } village ? places.GetValueOrDefault(village) : null, p.Reason, ForecastWords.Of(p.Reason), p.NextRung))], page.Next));
    }

    // The order of the list, as a text that sorts alike.
    private static string KeyOf(UnreachablePerson person) => $"{person.Township}.{person.Village}.{person.Worker.Value:N}";

    private static bool IsKey(string text) => text.Split('.') is [{ Length: 9 }, { Length: 0 or 12 }, var id] && Guid.TryParseExact(id, "N", out _);
}

public sealed record ForecastReasonCount(ForecastReason Reason, string Text, int Count);

public sealed record ForecastRungCount(NoticeChannel NextRung, string Text, int Count);

public sealed record ForecastTownshipCount(string Code, string Name, int Count);

/// <param name="Worker">First and last character only.</param>
/// <param name="NextRung">How the person will be tried instead, unless somebody collects consent before.</param>
public sealed record ForecastItem(WorkerId WorkerId, string Worker, string Township, string? Village, ForecastReason Reason, string Text, NoticeChannel NextRung);

/// <summary>Counts are of everybody asked for, whatever the reason and the page.</summary>
/// <param name="Owed">Who is still owed a message in the slot or will be, reachable or not.</param>
public sealed record ForecastResponse(NoticeSlot Slot, int Owed, int Unreachable, IReadOnlyList<ForecastReasonCount> Reasons, IReadOnlyList<ForecastRungCount> Rungs,
    IReadOnlyList<ForecastTownshipCount> Townships, IReadOnlyList<ForecastItem> Items, string? Next);
