namespace JobAssist.Mobile.Domain.Postings;

/// <summary>What a reviewer or a machine rule said of one field of a posting.</summary>
public sealed record PostingRemark(PostingRemarkId Id, JobPostingId PostingId, string Field, string Code, string Message, StaffId? MadeBy, DateTimeOffset MadeAt);
