namespace JobAssist.Mobile.Matching.Tables;

/// <summary>What a party of an agreement does: send workers, take them, or both.</summary>
public enum PartyRole
{
    Sending = 1,
    Receiving = 2,
    Both = 3,
}

/// <summary>One region that signed, at any level.</summary>
public sealed record AgreementParty(string RegionCode, PartyRole Role);

/// <summary>A county and the towns it is paired with (E8).</summary>
public sealed record CountyTowns(string CountyCode, IReadOnlyList<string> TownCodes);

/// <summary>A cooperation agreement: it joins places from its first to its last day, both included, unless ended before.</summary>
public sealed record AgreementRow
{
    public required Guid Id { get; init; }
    public required IReadOnlyList<AgreementParty> Parties { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidTo { get; init; }

    /// <summary>The first day on which it no longer holds, when it was ended early.</summary>
    public DateOnly? EndedOn { get; init; }

    public IReadOnlyList<CountyTowns> Pairings { get; init; } = [];
    public IReadOnlyList<string> DirectedEmployers { get; init; } = [];

    /// <summary>Whether it joins places on <paramref name="day"/>.</summary>
    public bool IsInForce(DateOnly day) => ValidFrom <= day && day <= ValidTo && (EndedOn is not { } end || day < end);
}
