using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace JobAssist.Mobile.Api.Http;

/// <summary>Where two people edit: the row's version travels as ETag and comes back as If-Match.</summary>
internal static class RowVersions
{
    private const string Version = "Version";

    public static void SetVersion(this HttpResponse response, EntityEntry row) => response.Headers.ETag = TagOf(row);

    /// <summary>428 without If-Match, 412 when the row is not the one that was read; null: go on.</summary>
    public static ProblemHttpResult? WhyNotVersion(this HttpRequest request, EntityEntry row)
    {
        var told = request.Headers.IfMatch.ToString();
        if (told.Length == 0) return ProblemResponses.Problem(StatusCodes.Status428PreconditionRequired, "version.missing", "请先读取最新内容再修改（If-Match）。");
        return told == TagOf(row) ? null : ProblemResponses.Problem(StatusCodes.Status412PreconditionFailed, "conflict.stale", StandardProblems.Of(412).Title);
    }

    private static string TagOf(EntityEntry row) => string.Create(CultureInfo.InvariantCulture, $"\"{(uint)row.Property(Version).CurrentValue!}\"");
}
