namespace JobAssist.Mobile.Domain.Postings;

/// <summary>Everything an advertisement says, as one value: changed as a whole, compared as a whole. Money in fen.</summary>
public sealed record PostingTerms
{
    public const int TitleMaxLength = 60;
    public const int TextMaxLength = 2000;
    public const int MaxHeadcount = 5000;
    public const int MaxMonthFen = 10_000_000;

    public required string Title { get; init; }
    public required string Duties { get; init; }
    public required string Requirements { get; init; }
    public required string OccupationCode { get; init; }
    public required PostKind Kind { get; init; }
    public required WorkArrangement Arrangement { get; init; }

    /// <summary>The division of the work place; null only while nobody has understood the text.</summary>
    public string? WorkplaceCode { get; init; }
    public required string WorkplaceText { get; init; }

    /// <summary>1 to 5,000.</summary>
    public required int Headcount { get; init; }
    public PayBasis? PayBasis { get; init; }

    /// <summary>Pay for one unit of <see cref="PayBasis"/>, both ends included.</summary>
    public int? PayMinFen { get; init; }
    public int? PayMaxFen { get; init; }
    public string? PieceUnit { get; init; }

    /// <summary>What a month usually comes to, both ends included.</summary>
    public int? MonthMinFen { get; init; }
    public int? MonthMaxFen { get; init; }
    public required WorkTime WorkTime { get; init; }
    public decimal? HoursPerWeek { get; init; }
    public Education EducationMin { get; init; } = Education.None;
    public required ShiftPattern Shift { get; init; }
    public required Dormitory Dormitory { get; init; }
    public required Meals Meals { get; init; }

    /// <summary>Rooms for couples.</summary>
    public bool Couples { get; init; }
    public bool TravelOrganised { get; init; }
    public bool Training { get; init; }
    public required ContractKind Contract { get; init; }
    public bool SocialInsurance { get; init; }

    /// <summary>Days from publication in which only the target group sees it (policy row D15); 0 to 60.</summary>
    public short TargetGroupFirstDays { get; init; }

    /// <summary>Season of the work, months 1–12, both included, may run over the year's end.</summary>
    public short? SeasonFromMonth { get; init; }
    public short? SeasonToMonth { get; init; }
    public required DateOnly OpensOn { get; init; }
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day on which one can apply.</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>What keeps these terms from being shown at all; null: nothing.</summary>
    public Refusal? WhyUnfit(DateOnly today) => this switch
    {
        { WorkplaceCode: null } => Unfit.WorkplaceMissing,
        { PayMinFen: null } => Unfit.WageMissing,
        { PayBasis: null } => Unfit.WageNoUnit,
        { MonthMinFen: null } => Unfit.MonthMissing,
        _ when ClosesOn < today => Unfit.DeadlinePast,
        _ => null,
    };

    private static class Unfit
    {
        public static readonly Refusal WorkplaceMissing = new("workplace.missing", "没有写清工作地点，请写到市县。");
        public static readonly Refusal WageMissing = new("wage.missing", "没有写工资数额，请写明多少钱。");
        public static readonly Refusal WageNoUnit = new("wage.no_unit", "工资没有单位，请写明按月、按日、按小时还是按件。");
        public static readonly Refusal MonthMissing = new("wage.month_missing", "请写明一个月大约能拿多少。");
        public static readonly Refusal DeadlinePast = new("deadline.past", "报名截止日期已过，请改成今天以后的日期。");
    }
}
