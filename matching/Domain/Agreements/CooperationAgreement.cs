namespace JobAssist.Mobile.Domain.Agreements;

/// <summary>How a place takes part in an agreement.</summary>
public enum PartyRole
{
    Sending = 1,
    Receiving = 2,
    Both = 3,
}

/// <summary>The level on which an agreement was signed; any is lawful (policy row E19).</summary>
public enum AgreementLevel
{
    Province = 1,
    City = 2,
    County = 3,
    Township = 4,
    Village = 5,
}

/// <summary>
/// A worker-to-post cooperation agreement between places (policy rows E1–E10). While it is in force it joins the homes
/// inside its sending parties with the work places inside its receiving ones.
/// </summary>
public sealed class CooperationAgreement
{
    public required AgreementId Id { get; init; }
    public required string Reference { get; init; }
    public required string Title { get; init; }
    public AgreementLevel Level { get; init; }
    public DateOnly ValidFrom { get; init; }

    /// <summary>The last valid day.</summary>
    public DateOnly ValidTo { get; init; }

    /// <summary>Ended before its time: from this day on it joins nobody.</summary>
    public DateOnly? EndedOn { get; init; }
    public required string Intention { get; init; }
    public string[] Projects { get; init; } = [];
    public string[] Methods { get; init; } = [];
    public required string Mechanism { get; init; }
    public DateOnly? FiledOn { get; init; }

    /// <summary>Two or more (E10).</summary>
    public List<AgreementParty> Parties { get; init; } = [];

    /// <summary>One county pairs with several towns (E8).</summary>
    public List<AgreementPairing> Pairings { get; init; } = [];

    public List<AgreementEmployer> DirectedEmployers { get; init; } = [];

    public bool IsInForceOn(DateOnly day) => ValidFrom <= day && day <= ValidTo && (EndedOn is null || day < EndedOn);
}

/// <summary>One party; <paramref name="RegionCode"/> stands for everything inside it.</summary>
public sealed record AgreementParty(string RegionCode, PartyRole Role, string Organisation);

/// <summary>A sending county and a receiving town that look after each other.</summary>
public sealed record AgreementPairing(string CountyCode, string TownCode);

/// <summary>An employer named for directed recruitment (D16, E2).</summary>
public sealed record AgreementEmployer(EmployerId EmployerId);
