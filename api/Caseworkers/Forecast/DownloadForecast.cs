using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty.Forecast;
using JobAssist.Mobile.Infra.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Caseworkers.Forecast;

/// <summary>The same forecast as a workbook, with everybody in it.</summary>
internal static class DownloadForecast
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int NamesAtOnce = 1000;

    public static async Task<FileContentHttpResult> HandleAsync(CurrentStaff staff, HttpResponse response, DutyForecasts forecasts, MobileDbContext db, Register register, TimeProvider clock,
        NoticeSlot? slot, string? region, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var forecast = await ForecastQuery.AskAsync(staff, forecasts, clock, slot, region, ct);
        var places = await Places.NamesAsync(db, [.. forecast.Unreachable.SelectMany(p => new[] { p.Township, p.Village }).OfType<string>().Distinct()], ct);
        var lines = new List<ForecastLine>();
        foreach (var people in forecast.Unreachable.Chunk(NamesAtOnce))
        {
            var ids = people.Select(p => p.Worker).ToList();
            var names = await db.Workers.AsNoTracking().Where(w => ids.Contains(w.Id)).ToDictionaryAsync(w => w.Id, w => w.NameSealed, ct);
            lines.AddRange(people.Select(p => new ForecastLine(places.GetValueOrDefault(p.Township, p.Township), p.Village is { } village ? places.GetValueOrDefault(village) : null,
                names.TryGetValue(p.Worker, out var name) ? Masking.Name(register.NameOf(p.Worker, name)) : "*", ForecastWords.Of(p.Reason), ForecastWords.Of(p.NextRung), p.Worker.ToString())));
        }

        using var written = new MemoryStream();
        await ForecastSheet.WriteAsync(forecast.Slot, lines, written, ct);
        return TypedResults.File(written.ToArray(), Workbook, $"forecast-{forecast.Slot}.xlsx");
    }
}
