using JobAssist.Mobile.Domain.People;
using JobAssist.Mobile.Domain.Postings;

namespace JobAssist.Mobile.Matching.Tables;

/// <summary>A skill a worker holds. <see cref="Certified"/> means an official paper; its last valid day may be set.</summary>
public sealed record HeldSkill(string Code, int Level = 0, bool Certified = false, DateOnly? ExpiresOn = null);

/// <summary>
/// One worker as the engine reads it: what the person can do, wants and refuses, and four derived codes.
/// It has no column for anything that 就业促进法 3 and 26–31 forbid to decide on; keep it so.
/// </summary>
public sealed record WorkerRow
{
    /// <summary>The entry of <see cref="PreferredDestinations"/> that every place satisfies.</summary>
    public const string AnyPlace = "any";

    public required Guid Id { get; init; }
    public required string HomeCountyCode { get; init; }

    /// <summary>Null when only the county is known.</summary>
    public string? HomeTownshipCode { get; init; }

    public IReadOnlyList<HeldSkill> Skills { get; init; } = [];
    public Education Education { get; init; } = Education.None;

    /// <summary>Occupation codes, the most wanted first.</summary>
    public IReadOnlyList<string> WantedOccupations { get; init; } = [];

    /// <summary>What a full-time month must be able to bring; 0 when nothing was said.</summary>
    public int WageFloorFen { get; init; }

    /// <summary>Region codes at any level, the most wanted first; <see cref="AnyPlace"/> may stand among them. Empty: nothing was said.</summary>
    public IReadOnlyList<string> PreferredDestinations { get; init; } = [];

    public bool CannotLeaveCounty { get; init; }
    public bool NeedsDormitory { get; init; }

    /// <summary>Wants a room for a couple: a score. See <see cref="OnlyTogether"/>.</summary>
    public bool NeedsCoupleRoom { get; init; }

    /// <summary>Goes only where a couple's room is offered: a refusal, so a gate.</summary>
    public bool OnlyTogether { get; init; }

    public bool NoNightShift { get; init; }
    public bool AcceptsAnySuitable { get; init; }

    /// <summary>1…12, both null when the whole year is possible; may run over the year's end.</summary>
    public int? AwayFromMonth { get; init; }
    public int? AwayToMonth { get; init; }

    /// <summary>Read by gates only.</summary>
    public LegalClass LegalClass { get; init; } = LegalClass.None;

    /// <summary>One bit for each limit of a local rule that this worker is beyond on the day; numbered by <see cref="Domain.Policy.LocalLimits"/>, the same ones as the market's rules. Read by gates only.</summary>
    public ulong LocalBars { get; init; }

    /// <summary>Read by rounds only.</summary>
    public PriorityClass PriorityClass { get; init; } = PriorityClass.Ordinary;

    /// <summary>Read by the priority window only.</summary>
    public bool TargetGroup { get; init; }

    /// <summary>False: the list is by date and place alone (算法推荐规定 17, PIPL 24).</summary>
    public bool Personalised { get; init; } = true;
}
