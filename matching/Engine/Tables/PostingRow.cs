using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>A skill asked for or held; level 0 is "any" or "not said", 1 is the first named level of its scheme, rising.</summary>
public sealed record SkillLevel(string Code, int Level = 0);

/// <summary>How the county judges an employer or broker today.</summary>
public enum EmployerStanding
{
    /// <summary>Nobody has judged yet; worth less than good, more than watch.</summary>
    Unknown = 1,
    Good = 2,
    Watch = 3,

    /// <summary>A gate: nothing of this employer is shown.</summary>
    Suspended = 4,
}

/// <summary>One reviewed and published posting as the engine reads it; money in fen, days without a clock.</summary>
public sealed record PostingRow
{
    public required Guid Id { get; init; }

    /// <summary>The age that decides ties: the earlier instant stands first.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    public required string OccupationCode { get; init; }

    /// <summary>The finest division known: town, else county, else prefecture.</summary>
    public required string WorkplaceCode { get; init; }

    /// <summary>Any stable reference; agreements name directed employers by the same words.</summary>
    public required string EmployerRef { get; init; }

    public PostKind Kind { get; init; } = PostKind.LongTerm;
    public WorkArrangement Arrangement { get; init; } = WorkArrangement.OnPremises;

    /// <summary>What a month usually comes to at the lower end, whatever the pay basis.</summary>
    public required int MonthMinFen { get; init; }

    /// <summary>What a month can come to; never below <see cref="MonthMinFen"/>.</summary>
    public required int MonthMaxFen { get; init; }

    public PayBasis PayBasis { get; init; } = PayBasis.Month;
    public WorkTime WorkTime { get; init; } = WorkTime.FullTime;

    /// <summary>Only for part-time work; null when nobody said.</summary>
    public int? HoursPerWeek { get; init; }

    public ShiftPattern Shift { get; init; } = ShiftPattern.Day;
    public Dormitory Dormitory { get; init; } = Dormitory.None;
    public Meals Meals { get; init; } = Meals.None;
    public bool CoupleRooms { get; init; }
    public bool TravelOrganised { get; init; }

    /// <summary>The employer trains; a skill asked for and lacking then counts in part.</summary>
    public bool Training { get; init; }

    public ContractKind Contract { get; init; } = ContractKind.LabourContract;
    public bool SocialInsurance { get; init; }

    public IReadOnlyList<SkillLevel> SkillsRequired { get; init; } = [];
    public IReadOnlyList<SkillLevel> SkillsLiked { get; init; } = [];
    public Education EducationMin { get; init; } = Education.None;

    /// <summary>A certificate this posting demands by law beyond those of its occupation.</summary>
    public string? CertificateSkill { get; init; }

    /// <summary>1…12, both null when the work is not seasonal; may run over the year's end.</summary>
    public int? SeasonFromMonth { get; init; }
    public int? SeasonToMonth { get; init; }

    public required DateOnly OpensOn { get; init; }
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day on which it is still shown.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>During the first so many days from <see cref="OpensOn"/> only the target group sees it (D15).</summary>
    public int TargetGroupFirstDays { get; init; }

    public required int Headcount { get; init; }
    public int Filled { get; init; }

    public EmployerStanding Standing { get; init; } = EmployerStanding.Unknown;

    /// <summary>The day somebody of the office last spoke with the employer about this posting.</summary>
    public DateOnly? LastCallOn { get; init; }

    /// <summary>People hired through the office who stayed at this employer; null when never counted.</summary>
    public int? PeopleKept { get; init; }

    /// <summary>People told in rounds so far; null when unknown.</summary>
    public int? Told { get; init; }

    /// <summary>Open applications; null when unknown.</summary>
    public int? Applied { get; init; }
}
