namespace JobAssist.Mobile.Matching.Tables;

/// <summary>What happened to a market since its snapshot was made: postings opened or edited, and postings gone.</summary>
/// <param name="Postings">New rows, and rows that replace the one of the same id.</param>
/// <param name="Gone">Ids that the new snapshot no longer holds.</param>
public sealed record MarketChange(IReadOnlyCollection<PostingRow> Postings, IReadOnlyCollection<Guid> Gone);
