using System.Text.Json;
using JobAssist.Mobile.Api.Http;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Domain.Notices;
using JobAssist.Mobile.Domain.Reference;
using JobAssist.Mobile.Infra.Casework;
using JobAssist.Mobile.Infra.Duty;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using Microsoft.EntityFrameworkCore;

namespace JobAssist.Mobile.Api.Outreach;

/// <summary>Where somebody went, and what shows it.</summary>
/// <param name="VillageCode">Twelve digits.</param>
/// <param name="Latitude">If the phone may tell; kept sealed.</param>
/// <param name="Longitude">If the phone may tell; kept sealed.</param>
/// <param name="Proof">What the picture shows; left out when nobody was met.</param>
/// <param name="Image">The picture, PNG or JPEG of at most 1 MB in base64; left out when nobody was met. Where and when it was taken is removed from it, and no list shows it.</param>
public sealed record VisitReport([Text(12, Min = 12)] string VillageCode, [Within(-90, 90)] double? Latitude = null, [Within(-180, 180)] double? Longitude = null,
    VisitProof? Proof = null, [Text(VisitReport.LongestImage)] string? Image = null)
{
    /// <summary>One megabyte in base64.</summary>
    public const int LongestImage = ((ProofImage.LargestBytes + 2) / 3) * 4;

    /// <summary>The picture and what is around it; some writers of JSON make six characters of each plus sign.</summary>
    public const long LargestBody = LongestImage * 3L / 2;
}

/// <summary>Writes a visit down, for whoever made it.</summary>
internal sealed class VisitDesk(MobileDbContext db, PersonalSecrets secrets, EvidenceLedger evidence, TimeProvider clock)
{
    // Without escapes: every plus sign of base64 would become six characters.
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly FieldError NoImage = new("visit.image", "image.invalid", "请拍照或签名后上传，图片要是 1MB 以内的 JPG 或 PNG。");

    /// <summary>What became of it, or what is wrong with one field. The caller has made sure that the task is in scope.</summary>
    public async Task<(VisitOutcome? Outcome, FieldError? Fault)> WriteAsync(OutreachTask task, StaffId staff, string scopePrefix, bool met, DateTimeOffset at, VisitReport report, CancellationToken ct)
    {
        if (at.ToUniversalTime() > clock.GetUtcNow()) return (null, new("at", "visit.in_future", "上门时间还没有到，请核对。"));
        if (at < task.CreatedAt) return (null, new("at", "visit.too_early", "这次上门早于任务，请登记任务之后的上门。"));
        if ((report.Latitude is null) != (report.Longitude is null)) return (null, new("visit.latitude", "place.half", "经度和纬度要一起填。"));
        if (met != report.Proof is not null || met != report.Image is not null) return (null, met ? NoImage : new("visit.proof", "proof.not_asked", "没有见到人时不用上传签名或照片。"));
        if (!await IsVillageAsync(report.VillageCode, scopePrefix, ct)) return (null, new("visit.villageCode", "village.unknown", "村编码不对，请选择上门的村。"));
        if (report.Image is not { } text) return (await RecordAsync(task, staff, at, report, null, ct), null);
        return ImageOf(text) is { } image ? (await RecordAsync(task, staff, at, report, image, ct), null) : (null, NoImage);
    }

    private Task<bool> IsVillageAsync(string code, string scopePrefix, CancellationToken ct) =>
        db.Regions.AnyAsync(r => r.Code == code && r.Level == RegionLevel.Village && r.Code.StartsWith(scopePrefix), ct);

    private async Task<VisitOutcome> RecordAsync(OutreachTask task, StaffId staff, DateTimeOffset at, VisitReport report, byte[]? image, CancellationToken ct)
    {
        var id = VisitId.New();
        var picture = image is null ? null : Convert.ToBase64String(image);
        var kept = picture is null && report.Latitude is null
            ? null
            : secrets.Seal(task.CountyCode, SecretFields.VisitProof, id.Value, JsonSerializer.Serialize(new { report.Latitude, report.Longitude, Image = picture }, AsWritten));
        var index = picture is null ? null : secrets.BlindIndex(SecretFields.VisitProof, picture);
        return await evidence.VisitedAsync(task.Id, new VisitMade(id, staff, at.ToUniversalTime(), report.VillageCode, report.Proof, index, kept), ct);
    }

    private static byte[]? ImageOf(string base64)
    {
        var bytes = new byte[(base64.Length / 4 * 3) + 3];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? ProofImage.Clean(bytes.AsSpan(0, written)) : null;
    }
}

internal static class VisitWords
{
    /// <summary>A picture proves one visit.</summary>
    public static readonly Refusal ImageUsed = new("visit.image_used", "这张图片已经用过了，请上传这一次的签名或照片。");

    public static string Says(bool met, VisitOutcome outcome) => (met, outcome.Evidence) switch
    {
        (false, _) when outcome.DaysNotMet >= PartnerRequest.VisitsBefore => "已登记，没有见到人。已经上门两天都没有见到，可以请务工地协助。",
        (false, _) => "已登记，没有见到人，请换一天再去。",
        (_, EvidenceOutcome.Fulfilled) => "已登记，本期已送达本人。",
        (_, EvidenceOutcome.OutsideSlot) => "已登记，但上门不在本期之内，不能算本期完成。",
        _ => "已登记。",
    };
}
