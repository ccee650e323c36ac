using System.Buffers.Binary;
using System.Security.Cryptography;
using JobAssist.Mobile.Domain;
using JobAssist.Mobile.Infra.Persistence;
using JobAssist.Mobile.Infra.Secrets;
using JobAssist.Mobile.Infra.Sms;
using Npgsql;

namespace JobAssist.Mobile.Notifications.Sms;

/// <summary>
/// The number that an SMS to a person goes to. A phone is often a whole family's: who writes to a number holds it until the intent is
/// committed, so that the next one sees when it was written to last, whoever the message is for and whatever it says.
/// </summary>
internal sealed class SmsNumbers(PersonalSecrets secrets)
{
    /// <summary>The vendor's pause between two messages to one number is 30 seconds by its own clock.</summary>
    public static readonly TimeSpan BetweenTwo = TimeSpan.FromSeconds(35);

    /// <summary>The number noted last, held by the transaction; one that cannot be opened any more is passed over. Null where none is left.</summary>
    public async Task<SmsNumber?> HoldAsync(NpgsqlConnection connection, WorkerId worker, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var phones = await connection.ListAsync($"""
            SELECT h.phone_index, h.phone_sealed FROM worker_phones h WHERE h.worker_id = $2 AND {SmsRules.NumberWorks} ORDER BY h.noted_at DESC, h.phone_index
            """, [now, worker.Value], row => (Index: (byte[])row[0], Sealed: (byte[])row[1]), cancellationToken);
        foreach (var (index, kept) in phones)
        {
            if (!TryOpen(worker, kept, out var number)) continue;
            await connection.FirstAsync("SELECT pg_advisory_xact_lock($1)", [BinaryPrimitives.ReadInt64BigEndian(index)], cancellationToken);
            return new SmsNumber(index, number, await LastWrittenToAsync(connection, index, now, cancellationToken) + BetweenTwo ?? now);
        }

        return null;
    }

    // Asked after the lock: what its holder before us has committed is seen.
    private static async Task<DateTimeOffset?> LastWrittenToAsync(NpgsqlConnection connection, byte[] index, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await connection.ListAsync("""
            SELECT greatest(
              (SELECT max(t.intended_at) FROM attempts t WHERE t.phone_index = $1 AND t.state NOT IN ('NotAccepted','Refused') AND t.intended_at > $2),
              (SELECT max(m.intended_at) FROM news_messages m WHERE m.phone_index = $1 AND m.state NOT IN ('NotAccepted','Refused') AND m.intended_at > $2))
            """, [index, now - BetweenTwo], row => row.IsDBNull(0) ? (DateTimeOffset?)null : row.GetFieldValue<DateTimeOffset>(0), cancellationToken))[0];

    private bool TryOpen(WorkerId worker, byte[] kept, out string number)
    {
        try
        {
            number = secrets.Open(SecretFields.Phone, worker.Value, kept);
            return true;
        }
        catch (CryptographicException)
        {
            number = "";
            return false;
        }
    }
}

/// <summary>A number that is held.</summary>
/// <param name="Index">Its keyed hash.</param>
/// <param name="Number">As the vendor wants it.</param>
/// <param name="FreeAt">From when on it may be written to; now or earlier where nothing stands in the way.</param>
internal sealed record SmsNumber(byte[] Index, string Number, DateTimeOffset FreeAt)
{
    public override string ToString() => "SmsNumber";
}
