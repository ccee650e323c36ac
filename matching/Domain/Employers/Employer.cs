namespace JobAssist.Mobile.Domain.Employers;

/// <summary>Whoever gives the work.</summary>
public sealed class Employer
{
    public required EmployerId Id { get; init; }
    public required string Reference { get; init; }
    public required string Name { get; set; }
    public required string Kind { get; set; }
    public required string Industry { get; set; }
    public string? CreditCode { get; set; }
    public required string RegionCode { get; set; }
    public required string Address { get; set; }
    public int? StaffCount { get; set; }
    public LicenceVerification Verification { get; set; } = LicenceVerification.Pending;
    public DateOnly? VerifiedOn { get; set; }
    public DateOnly? LicenceValidTo { get; set; }
    public EmployerRecord Record { get; set; } = EmployerRecord.None;
    public Standing Standing { get; set; } = Standing.Good;

    /// <summary>Sealed JSON of contact name and phone; never in a list.</summary>
    public byte[]? ContactSealed { get; set; }

    /// <summary>The last day on which a station or caseworker spoke to the employer.</summary>
    public DateOnly? LastCalledOn { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>True when postings of this employer may be shown on <paramref name="day"/>.</summary>
    public bool MayRecruitOn(DateOnly day) =>
        Standing != Standing.Suspended
        && Record is not (EmployerRecord.ArrearsOpen or EmployerRecord.Blacklisted)
        && Verification is not LicenceVerification.Rejected
        && (LicenceValidTo is null || day <= LicenceValidTo);
}
