using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Infra.Duty.Forecast;

namespace JobAssist.Mobile.Api.Caseworkers.Forecast;

/// <summary>
/// What the list and the workbook ask alike: <c>?slot=</c> the running half month or the coming one, the coming one if not said;
/// <c>?region=</c> a township or village.
/// </summary>
internal static class ForecastQuery
{
    /// <exception cref="ProblemException">The slot lies further off, or the region is no code.</exception>
    public static async Task<DutyForecast> AskAsync(CurrentStaff staff, DutyForecasts forecasts, TimeProvider clock, NoticeSlot? slot, string? region, CancellationToken ct)
    {
        var asked = slot ?? NoticeSlot.Of(clock.GetUtcNow()).Next();
        if (!forecasts.CanTell(asked))
            throw new ProblemException(400, "slot.not_foreseen", "只能看本期和下一期。", new FieldError("slot", "slot.not_foreseen", "只能看本期和下一期。"));
        if (region is not null && !(region.Length is 9 or 12 && region.All(char.IsAsciiDigit)))
            throw new ProblemException(400, "region.code", "区划代码要写9位（乡镇街道）或12位（村、社区）。", new FieldError("region", "region.code", "区划代码要写9位（乡镇街道）或12位（村、社区）。"));
        if (region is null) return await forecasts.OfAsync(asked, staff.ScopePrefix, ct);

        // Nobody looks over the border of the own scope: somewhere else there is nobody to be seen.
        if (region.StartsWith(staff.ScopePrefix, StringComparison.Ordinal)) return await forecasts.OfAsync(asked, region, ct);
        return staff.ScopePrefix.StartsWith(region, StringComparison.Ordinal) ? await forecasts.OfAsync(asked, staff.ScopePrefix, ct) : new DutyForecast(asked, 0, []);
    }
}
