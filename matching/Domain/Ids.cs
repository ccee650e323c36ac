namespace JobAssist.Mobile.Domain;

/// <summary>An identifier that cannot be taken for another kind's. All are version 7: they sort by the time they were made.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface ITypedId<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The bare value, as it travels and is stored.</summary>
    Guid Value { get; }

    /// <summary>Wraps a bare value.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Identifies one person of the register.</summary>
public readonly record struct WorkerId(Guid Value) : ITypedId<WorkerId>
{
    public static WorkerId New() => new(Guid.CreateVersion7());

    public static WorkerId From(Guid value) => new(value);

    public static bool TryParse(string? text, out WorkerId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new WorkerId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one household.</summary>
public readonly record struct HouseholdId(Guid Value) : ITypedId<HouseholdId>
{
    public static HouseholdId New() => new(Guid.CreateVersion7());

    public static HouseholdId From(Guid value) => new(value);

    public static bool TryParse(string? text, out HouseholdId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new HouseholdId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one WeChat account of our app: a contact point, never a person.</summary>
public readonly record struct AccountId(Guid Value) : ITypedId<AccountId>
{
    public static AccountId New() => new(Guid.CreateVersion7());

    public static AccountId From(Guid value) => new(value);

    public static bool TryParse(string? text, out AccountId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new AccountId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one caseworker, supervisor or liaison.</summary>
public readonly record struct StaffId(Guid Value) : ITypedId<StaffId>
{
    public static StaffId New() => new(Guid.CreateVersion7());

    public static StaffId From(Guid value) => new(value);

    public static bool TryParse(string? text, out StaffId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new StaffId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one signed-in session of an account.</summary>
public readonly record struct SessionId(Guid Value) : ITypedId<SessionId>
{
    public static SessionId New() => new(Guid.CreateVersion7());

    public static SessionId From(Guid value) => new(value);

    public static bool TryParse(string? text, out SessionId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new SessionId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one employer.</summary>
public readonly record struct EmployerId(Guid Value) : ITypedId<EmployerId>
{
    public static EmployerId New() => new(Guid.CreateVersion7());

    public static EmployerId From(Guid value) => new(value);

    public static bool TryParse(string? text, out EmployerId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new EmployerId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one labour broker, agency, cooperative or station.</summary>
public readonly record struct BrokerId(Guid Value) : ITypedId<BrokerId>
{
    public static BrokerId New() => new(Guid.CreateVersion7());

    public static BrokerId From(Guid value) => new(value);

    public static bool TryParse(string? text, out BrokerId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new BrokerId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one broker's right to act for one employer.</summary>
public readonly record struct MandateId(Guid Value) : ITypedId<MandateId>
{
    public static MandateId New() => new(Guid.CreateVersion7());

    public static MandateId From(Guid value) => new(value);

    public static bool TryParse(string? text, out MandateId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new MandateId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one station at the place of work.</summary>
public readonly record struct StationId(Guid Value) : ITypedId<StationId>
{
    public static StationId New() => new(Guid.CreateVersion7());

    public static StationId From(Guid value) => new(value);

    public static bool TryParse(string? text, out StationId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new StationId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one cooperation agreement between places.</summary>
public readonly record struct AgreementId(Guid Value) : ITypedId<AgreementId>
{
    public static AgreementId New() => new(Guid.CreateVersion7());

    public static AgreementId From(Guid value) => new(value);

    public static bool TryParse(string? text, out AgreementId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new AgreementId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one opening as it is advertised.</summary>
public readonly record struct JobPostingId(Guid Value) : ITypedId<JobPostingId>
{
    public static JobPostingId New() => new(Guid.CreateVersion7());

    public static JobPostingId From(Guid value) => new(value);

    public static bool TryParse(string? text, out JobPostingId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new JobPostingId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one remark on one field of a posting.</summary>
public readonly record struct PostingRemarkId(Guid Value) : ITypedId<PostingRemarkId>
{
    public static PostingRemarkId New() => new(Guid.CreateVersion7());

    public static PostingRemarkId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PostingRemarkId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new PostingRemarkId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one application of one worker to one posting.</summary>
public readonly record struct JobApplicationId(Guid Value) : ITypedId<JobApplicationId>
{
    public static JobApplicationId New() => new(Guid.CreateVersion7());

    public static JobApplicationId From(Guid value) => new(value);

    public static bool TryParse(string? text, out JobApplicationId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new JobApplicationId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one hire, from the broker's claim on.</summary>
public readonly record struct HireId(Guid Value) : ITypedId<HireId>
{
    public static HireId New() => new(Guid.CreateVersion7());

    public static HireId From(Guid value) => new(value);

    public static bool TryParse(string? text, out HireId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new HireId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one designation as hard to employ.</summary>
public readonly record struct DesignationId(Guid Value) : ITypedId<DesignationId>
{
    public static DesignationId New() => new(Guid.CreateVersion7());

    public static DesignationId From(Guid value) => new(value);

    public static bool TryParse(string? text, out DesignationId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new DesignationId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one request to excuse a slot.</summary>
public readonly record struct ExcuseId(Guid Value) : ITypedId<ExcuseId>
{
    public static ExcuseId New() => new(Guid.CreateVersion7());

    public static ExcuseId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ExcuseId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new ExcuseId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one dated rule of how often job notices are owed.</summary>
public readonly record struct NoticePolicyId(Guid Value) : ITypedId<NoticePolicyId>
{
    public static NoticePolicyId New() => new(Guid.CreateVersion7());

    public static NoticePolicyId From(Guid value) => new(value);

    public static bool TryParse(string? text, out NoticePolicyId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new NoticePolicyId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one round of notices.</summary>
public readonly record struct RoundId(Guid Value) : ITypedId<RoundId>
{
    public static RoundId New() => new(Guid.CreateVersion7());

    public static RoundId From(Guid value) => new(value);

    public static bool TryParse(string? text, out RoundId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new RoundId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies what was said to one worker in one slot.</summary>
public readonly record struct NoticeId(Guid Value) : ITypedId<NoticeId>
{
    public static NoticeId New() => new(Guid.CreateVersion7());

    public static NoticeId From(Guid value) => new(value);

    public static bool TryParse(string? text, out NoticeId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new NoticeId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one try on one channel.</summary>
public readonly record struct AttemptId(Guid Value) : ITypedId<AttemptId>
{
    public static AttemptId New() => new(Guid.CreateVersion7());

    public static AttemptId From(Guid value) => new(value);

    public static bool TryParse(string? text, out AttemptId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new AttemptId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one proof that a slot was met.</summary>
public readonly record struct EvidenceId(Guid Value) : ITypedId<EvidenceId>
{
    public static EvidenceId New() => new(Guid.CreateVersion7());

    public static EvidenceId From(Guid value) => new(value);

    public static bool TryParse(string? text, out EvidenceId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new EvidenceId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one task for a person to reach a worker.</summary>
public readonly record struct OutreachTaskId(Guid Value) : ITypedId<OutreachTaskId>
{
    public static OutreachTaskId New() => new(Guid.CreateVersion7());

    public static OutreachTaskId From(Guid value) => new(value);

    public static bool TryParse(string? text, out OutreachTaskId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new OutreachTaskId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one tick of consent to messages of one template.</summary>
public readonly record struct ConsentId(Guid Value) : ITypedId<ConsentId>
{
    public static ConsentId New() => new(Guid.CreateVersion7());

    public static ConsentId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ConsentId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new ConsentId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one import of one file.</summary>
public readonly record struct ImportBatchId(Guid Value) : ITypedId<ImportBatchId>
{
    public static ImportBatchId New() => new(Guid.CreateVersion7());

    public static ImportBatchId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ImportBatchId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new ImportBatchId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one message about news of an opening.</summary>
public readonly record struct NewsMessageId(Guid Value) : ITypedId<NewsMessageId>
{
    public static NewsMessageId New() => new(Guid.CreateVersion7());

    public static NewsMessageId From(Guid value) => new(value);

    public static bool TryParse(string? text, out NewsMessageId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new NewsMessageId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one visit at a person's home.</summary>
public readonly record struct VisitId(Guid Value) : ITypedId<VisitId>
{
    public static VisitId New() => new(Guid.CreateVersion7());

    public static VisitId From(Guid value) => new(value);

    public static bool TryParse(string? text, out VisitId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new VisitId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one printed sheet.</summary>
public readonly record struct SheetId(Guid Value) : ITypedId<SheetId>
{
    public static SheetId New() => new(Guid.CreateVersion7());

    public static SheetId From(Guid value) => new(value);

    public static bool TryParse(string? text, out SheetId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new SheetId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one request to the region where somebody is said to work.</summary>
public readonly record struct PartnerRequestId(Guid Value) : ITypedId<PartnerRequestId>
{
    public static PartnerRequestId New() => new(Guid.CreateVersion7());

    public static PartnerRequestId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PartnerRequestId id)
    {
        var parsed = Guid.TryParse(text, out var value);
        id = new PartnerRequestId(value);
        return parsed;
    }

    public override string ToString() => Value.ToString();
}
