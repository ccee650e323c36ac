using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace JobAssist.Mobile.Api.Http;

/// <summary>
/// <c>?limit=&amp;after=</c>: a handler's parameter. Read Limit + 1 rows and hand them to <see cref="ToPage{T}"/>.
/// The cursor is opaque: text of the slice's own making in base64url.
/// </summary>
/// <param name="Limit">1 to 100, 20 if not said.</param>
/// <param name="After">What the last page ended with; null: from the start.</param>
internal sealed record Paging(int Limit, string? After)
{
    public const int MaxLimit = 100;
    private const int UsualLimit = 20;
    private const int LongestCursor = 200;

    public static ValueTask<Paging> BindAsync(HttpContext context)
    {
        var limit = UsualLimit;
        if (context.Request.Query.TryGetValue("limit", out var asked) && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit))
            throw new ProblemException(400, "page.range", "每页条数要在 1 到 100 之间。", new FieldError("limit", "page.range", "每页条数要在 1 到 100 之间。"));
        string? after = context.Request.Query["after"];
        return ValueTask.FromResult(new Paging(limit, after is null ? null : Read(after)));
    }

    /// <summary>The cursor as an id, for lists in the order of their ids. 400 when it is none.</summary>
    public Guid? AfterId() => After is null ? null : Guid.TryParseExact(After, "N", out var id) ? id : throw BadCursor();

    /// <summary>The cursor as an instant and an id, for lists in the order of a time. 400 when it is none.</summary>
    public (DateTimeOffset At, Guid Id)? AfterMoment()
    {
        if (After is null) return null;
        return After.Split('.') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= DateTimeOffset.MaxValue.Ticks && Guid.TryParseExact(id, "N", out var guid)
            ? (new DateTimeOffset(number, TimeSpan.Zero), guid)
            : throw BadCursor();
    }

    public static string CursorOf(Guid id) => id.ToString("N");

    public static string CursorOf(DateTimeOffset at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}.{id:N}");

    /// <summary>Cuts what was read (up to Limit + 1) to a page; <paramref name="cursorOf"/> is asked for the last item.</summary>
    public Page<T> ToPage<T>(IReadOnlyList<T> read, Func<T, string> cursorOf) =>
        read.Count <= Limit
            ? new Page<T>(read, null)
            : new Page<T>([.. read.Take(Limit)], Base64Url.EncodeToString(Encoding.UTF8.GetBytes(cursorOf(read[Limit - 1]))));

    public static ProblemException BadCursor() =>
        new(400, "page.cursor", "翻页标记有误，请从第一页重新开始。", new FieldError("after", "page.cursor", "翻页标记有误。"));

    private static string Read(string cursor)
    {
        if (cursor.Length is 0 or > LongestCursor || !Base64Url.IsValid(cursor)) throw BadCursor();
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
    }
}

/// <summary>One page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">Give it as <c>after</c> to read on; absent on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
