namespace JobAssist.Mobile.Domain.Postings;

/// <summary>What an opening offered from some moment on, so that what people were told of it can be read again. The database writes these rows.</summary>
public sealed class KeptTerms
{
    public JobPostingId PostingId { get; init; }

    /// <summary>From 1; it grows whenever something of what people are told changes.</summary>
    public int Number { get; init; }

    /// <summary>JSON as the database's function posting_terms writes it.</summary>
    public required string Terms { get; init; }
    public DateTimeOffset Since { get; init; }
}
