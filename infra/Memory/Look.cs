namespace JobAssist.Mobile.Infra.Memory;

/// <summary>One look at what the database has committed. Whatever is found unchanged by it is as if it had just been read.</summary>
/// <param name="Number">Rising; a later look has a higher number.</param>
/// <param name="MarketVersion">The number of market_version at that moment.</param>
public sealed record Look(long Number, long MarketVersion);
