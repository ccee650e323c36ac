using JobAssist.Mobile.Domain.Notices;

namespace JobAssist.Mobile.Infra.Duty.Budget;

/// <summary>So many messages may be sent; they count as used until they are given back.</summary>
/// <param name="Day">Under which they are counted, also where they are given back after it.</param>
/// <param name="Count">0: nothing is left for this purpose, or the channel is stopped.</param>
public readonly record struct BudgetGrant(NoticeChannel Channel, SendPurpose Purpose, DateOnly Day, int Count);
