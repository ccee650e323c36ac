using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JobAssist.Mobile.Domain.Policy;

namespace JobAssist.Mobile.Domain.Notices;

/// <summary>
/// The close of one slot in one county: how many were owed and what became of them, a hash over every row, and the hash of the county's
/// close before. Whoever knows the last hash can tell whether anything of any closed slot was changed since, rows or counts.
/// </summary>
public sealed class SlotClosing
{
    /// <summary>Stands in front of what is hashed: another way of writing it down gets another word.</summary>
    private const string Form = "jobassist slot closing 1";

    /// <summary>What a county's first close follows.</summary>
    public static ReadOnlySpan<byte> Nothing => new byte[SHA256.HashSizeInBytes];

    public required string CountyCode { get; init; }
    public NoticeSlot Slot { get; init; }

    /// <summary>Whole microseconds, as the database keeps it.</summary>
    public DateTimeOffset ClosedAt { get; init; }

    /// <summary>Obligations: Owed = Fulfilled + Excused + Missed.</summary>
    public int Owed { get; init; }
    public int Fulfilled { get; init; }
    public int Excused { get; init; }
    public int Missed { get; init; }

    /// <summary>SHA-256 over the lines of all rows in the order of their workers.</summary>
    public required byte[] RowsHash { get; init; }
    public required byte[] PreviousHash { get; init; }

    /// <summary>SHA-256 over everything above.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What <see cref="Hash"/> must be.</summary>
    public byte[] ExpectedHash() => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{Form}\n{CountyCode}|{Slot}|{ClosedAt.ToUniversalTime():O}|{Owed}|{Fulfilled}|{Excused}|{Missed}\n{Convert.ToHexStringLower(RowsHash)}\n{Convert.ToHexStringLower(PreviousHash)}\n")));
}

/// <summary>Sums up the final rows of one slot in one county, which come in the order of their workers.</summary>
public sealed class SlotSummary : IDisposable
{
    private readonly IncrementalHash _rows = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _fulfilled, _excused, _missed;

    /// <param name="evidence">What counts of the evidence, as text, in a fixed order.</param>
    /// <exception cref="ArgumentException">The row is not final.</exception>
    public void Add(WorkerId worker, NoticeCategory category, MetBy metBy, SlotState state, string? reason, DateTimeOffset? fulfilledAt, string evidence)
    {
        switch (state)
        {
            case SlotState.Fulfilled: _fulfilled++; break;
            case SlotState.Excused: _excused++; break;
            case SlotState.Missed: _missed++; break;
            default: throw new ArgumentException("A slot closes when every row is final.", nameof(state));
        }

        _rows.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{worker}|{category}|{metBy}|{state}|{reason}|{fulfilledAt?.ToUniversalTime():O}|{evidence}\n")));
    }

    /// <summary>The close, chained to the county's close before.</summary>
    public SlotClosing Close(string county, NoticeSlot slot, DateTimeOffset at, ReadOnlySpan<byte> previous)
    {
        SlotClosing Of(byte[] rows, byte[] before, byte[] hash) => new()
        {
            CountyCode = county,
            Slot = slot,
            ClosedAt = at,
            Owed = _fulfilled + _excused + _missed,
            Fulfilled = _fulfilled,
            Excused = _excused,
            Missed = _missed,
            RowsHash = rows,
            PreviousHash = before,
            Hash = hash,
        };
        var (rows, before) = (_rows.GetHashAndReset(), previous.ToArray());
        return Of(rows, before, Of(rows, before, []).ExpectedHash());
    }

    public void Dispose() => _rows.Dispose();
}
