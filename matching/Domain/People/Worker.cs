using JobAssist.Mobile.Domain.Policy;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Domain.People;

/// <summary>
/// One person of the register who may look for work. Name and identity number are sealed and found by blind index;
/// what the engine may know of a worker leaves through <see cref="LegalClassOn"/>, <see cref="LocalBarsOn"/> and the wishes only.
/// </summary>
public sealed class Worker
{
    private Worker() { } // EF

    public Worker(WorkerId id, SealedPerson person, Home home, WorkerVerification verification, DateTimeOffset now)
    {
        Id = id;
        (NameSealed, NameIndex, IdNumberSealed, IdNumberIndex) = (person.NameSealed, person.NameIndex, person.IdNumberSealed, person.IdNumberIndex);
        (BirthOn, Sex) = (person.BirthOn, person.Sex);
        (CountyCode, TownshipCode, VillageCode) = (home.CountyCode, home.TownshipCode, home.VillageCode);
        Verification = verification;
        ChangedAt = now;
    }

    public WorkerId Id { get; private set; }

    /// <summary>The number under which the outside register knows the person; null for people who registered themselves.</summary>
    public string? Reference { get; set; }
    public HouseholdId? HouseholdId { get; set; }
    public string? HouseholdRelation { get; set; }

    public byte[] NameSealed { get; private set; } = [];
    public byte[] NameIndex { get; private set; } = [];
    public byte[] IdNumberSealed { get; private set; } = [];
    public byte[] IdNumberIndex { get; private set; } = [];

    /// <summary>Sealed JSON of the register's most sensitive columns; no engine, list or export reads it.</summary>
    public byte[]? PrivateSealed { get; set; }
    public DateOnly BirthOn { get; private set; }
    public Sex Sex { get; private set; }

    public string CountyCode { get; private set; } = "";
    public string TownshipCode { get; private set; } = "";
    public string? VillageCode { get; private set; }
    public WorkerVerification Verification { get; private set; }

    public Education Education { get; set; } = Education.None;
    public bool CanReadWell { get; set; }
    public string[] Languages { get; set; } = [];
    public ListExclusion? Exclusion { get; set; }
    public EmploymentSituation Employment { get; set; } = EmploymentSituation.Unknown;
    public string? WorkRegionCode { get; set; }
    public WorkIntention Intention { get; set; } = WorkIntention.WantsWork;

    /// <summary>What the person looks for and what they refuse.</summary>
    public WorkWishes Wishes { get; private set; } = new();

    /// <summary>False: matches come by date and place only (PIPL art. 24; 算法推荐规定 art. 17).</summary>
    public bool Personalised { get; set; } = true;
    public bool HasSmartphone { get; set; }
    public ContactSituation Contact { get; set; } = ContactSituation.Reachable;
    public DateOnly? LastConfirmedOn { get; set; }
    public DateTimeOffset ChangedAt { get; private set; }

    public List<WorkerSkill> Skills { get; private set; } = [];
    public List<WorkerCategory> Categories { get; private set; } = [];

    /// <summary>Full years on <paramref name="day"/>; somebody born on 29 February is a year older on 1 March of a common year.</summary>
    public int AgeOn(DateOnly day) => Ages.FullYears(BirthOn, day);

    /// <summary>Which statutory list applies on <paramref name="day"/>; with <see cref="LocalBarsOn"/> the only form in which age and sex leave this class.</summary>
    public LegalClass LegalClassOn(DateOnly day) => LegalClassOf(BirthOn, Sex, day);

    /// <summary>The same for somebody who is only read, not loaded.</summary>
    public static LegalClass LegalClassOf(DateOnly birthOn, Sex sex, DateOnly day) => Ages.FullYears(birthOn, day) switch
    {
        < 16 => LegalClass.Under16,
        < 18 => LegalClass.Aged16To17,
        _ => sex == Sex.Female ? LegalClass.StatutoryListApplies : LegalClass.None,
    };

    /// <summary>Which limits of local rules the person is beyond on <paramref name="day"/>; 0 where no rule is enabled.</summary>
    public ulong LocalBarsOn(DateOnly day, LocalLimits limits) => limits.BarsOn(BirthOn, Sex, day);

    /// <summary>True when the person may be told of work at all: 16 or over and looking for it.</summary>
    public bool SeeksWorkOn(DateOnly day) => Intention == WorkIntention.WantsWork && AgeOn(day) >= 16;

    public void Change(WorkWishes wishes, DateTimeOffset now) => (Wishes, ChangedAt) = (wishes, now);

    public void Touch(DateTimeOffset now) => ChangedAt = now;
}

/// <summary>Who a person is, sealed, with what the identity number says.</summary>
public sealed record SealedPerson(byte[] NameSealed, byte[] NameIndex, byte[] IdNumberSealed, byte[] IdNumberIndex, DateOnly BirthOn, Sex Sex);

/// <summary>Where a person belongs: division codes of 6, 9 and 12 digits.</summary>
public sealed record Home(string CountyCode, string TownshipCode, string? VillageCode);

/// <summary>What a person looks for. Codes are those of the occupation and region lists; order is preference.</summary>
public sealed record WorkWishes
{
    public const int MaxOccupations = 8;
    public const int MaxDestinations = 8;

    /// <summary>Wanted occupations, the most wanted first.</summary>
    public string[] Occupations { get; init; } = [];

    /// <summary>The least that a month must bring, in fen; null: not said.</summary>
    public int? WageFloorFen { get; init; }

    /// <summary>Cannot leave the home county (policy row A11): a gate, not a wish.</summary>
    public bool CannotLeaveCounty { get; init; }

    /// <summary>Places the person would like, best first; empty with <see cref="AnyDestination"/> false: not said.</summary>
    public string[] Destinations { get; init; } = [];
    public bool AnyDestination { get; init; }
    public bool NeedsDormitory { get; init; }
    public bool NeedsCoupleRoom { get; init; }

    /// <summary>The other half of a couple that would go together.</summary>
    public WorkerId? CoupleWith { get; init; }
    public bool NoNightShift { get; init; }

    /// <summary>不挑不拣: the person's own statement, revocable (policy row L7).</summary>
    public bool AcceptsAnySuitableJob { get; init; }

    /// <summary>Months in which the person can be away, 1–12, both ends included, may run over the year's end; null: all year.</summary>
    public short? AwayFromMonth { get; init; }
    public short? AwayToMonth { get; init; }
}

/// <summary>One skill of a worker.</summary>
/// <param name="SkillCode">Code of the skill list.</param>
/// <param name="Level">Place in the skill's list of levels, from 0; null: no level known.</param>
/// <param name="Certified">Shown by a certificate; otherwise the person says so.</param>
/// <param name="ExpiresOn">The certificate's last day; null: does not run out.</param>
public sealed record WorkerSkill(string SkillCode, short? Level, bool Certified, DateOnly? ExpiresOn);

/// <summary>Membership in a register's group while it was valid (policy rows A10, L4). Never shown to a worker, broker or employer.</summary>
public sealed record WorkerCategory(string Kind, DateOnly ValidFrom, DateOnly? ValidTo);
