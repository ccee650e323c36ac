namespace JobAssist.Mobile.Domain.Households;

/// <summary>People who live and count together. Whether nobody in it works is derived, never stored (policy rows A7, L5).</summary>
public sealed class Household
{
    private Household() { } // EF

    public Household(HouseholdId id, string reference, string countyCode, string townshipCode, string? villageCode, short size) =>
        (Id, Reference, CountyCode, TownshipCode, VillageCode, Size) = (id, reference, countyCode, townshipCode, villageCode, size);

    public HouseholdId Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string CountyCode { get; private set; } = "";
    public string TownshipCode { get; private set; } = "";
    public string? VillageCode { get; private set; }
    public string? VillageGroup { get; set; }
    public short ChildrenUnder16 { get; set; }
    public short EldersOver65 { get; set; }
    public bool Relocated { get; set; }
    public short? DistanceToCountyKm { get; set; }
    public short Size { get; private set; }

    /// <summary>Sealed JSON of what only the household's caseworker may read.</summary>
    public byte[]? PrivateSealed { get; set; }
}
