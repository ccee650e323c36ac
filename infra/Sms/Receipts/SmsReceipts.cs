using System.Globalization;
using System.Text.Json;
using JobAssist.Mobile.Infra.Outgoing;

namespace JobAssist.Mobile.Infra.Sms.Receipts;

/// <summary>What became of one accepted message.</summary>
/// <param name="SerialNo">The number it was accepted under; may be unknown to us.</param>
/// <param name="Delivered">True when the phone has it.</param>
/// <param name="At">When, by the carrier's clock; null where it was not told legibly.</param>
/// <param name="Word">The carrier's word, as DELIVRD or UNDELIV.</param>
/// <param name="Mobile">To which number, without country code.</param>
/// <param name="Reference">Ours, if the vendor has switched that on.</param>
public sealed record SmsReceipt(string SerialNo, bool Delivered, DateTimeOffset? At, string? Word, string? Mobile, string? Reference)
{
    /// <summary>Never shows the number: receipts end in logs.</summary>
    public override string ToString() => $"SmsReceipt({(Delivered ? "delivered" : "not delivered")})";
}

/// <summary>A push's receipts, and how many of its entries could not be read.</summary>
public sealed record SmsReceiptBatch(IReadOnlyList<SmsReceipt> Receipts, int Unreadable);

/// <summary>Reads the vendor's status pushes (cloud.tencent.com/document/api/382/59178): at most 100 receipts in a JSON array.</summary>
public static class SmsReceipts
{
    /// <summary>Bytes; a hundred receipts have a fifth of it.</summary>
    public const int Longest = 256 * 1024;

    private const int LongestWord = 200;
    private const int Deepest = 8;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>Null when the body is no JSON array of a reasonable length. Bad entries are left out and counted; never throws.</summary>
    public static SmsReceiptBatch? Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length is 0 or > Longest) return null;
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Deepest });
            if (document.RootElement.ValueKind is not JsonValueKind.Array) return null;
            var read = document.RootElement.EnumerateArray().Select(ReadOne).ToList();
            return new SmsReceiptBatch([.. read.OfType<SmsReceipt>()], read.Count(receipt => receipt is null));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SmsReceipt? ReadOne(JsonElement entry)
    {
        bool? delivered = Word(entry, "report_status") switch { "SUCCESS" => true, "FAIL" => false, _ => null };
        return delivered is null || Word(entry, "sid") is not { } serialNo
            ? null
            : new SmsReceipt(serialNo, delivered.Value, At(Word(entry, "user_receive_time")), Word(entry, "errmsg"), Word(entry, "mobile"), Word(entry, "ext"));
    }

    // No zone is written; the vendor's days and hours are Beijing's.
    private static DateTimeOffset? At(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year >= 2000
            ? new DateTimeOffset(time, Beijing).ToUniversalTime()
            : null;

    private static string? Word(JsonElement entry, string member) => entry.Text(member) is { Length: <= LongestWord } text ? text : null;
}
