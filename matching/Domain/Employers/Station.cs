namespace JobAssist.Mobile.Domain.Employers;

/// <summary>A labour-export workstation or home-folk service station at the place of work (policy row E15).</summary>
public sealed class LiaisonStation
{
    public required StationId Id { get; init; }
    public required string Reference { get; init; }
    public required string Name { get; init; }
    public StationKind Kind { get; init; }
    public required string RegionCode { get; init; }

    /// <summary>Everything inside this division is looked after.</summary>
    public required string CoversCode { get; init; }
    public required string Address { get; init; }

    /// <summary>An office number, published on purpose.</summary>
    public required string Phone { get; init; }
    public required string Hours { get; init; }
    public string[] Languages { get; init; } = [];
    public string[] ServesCounties { get; init; } = [];
    public DateOnly OpenedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }

    public bool IsOpenOn(DateOnly day) => OpenedOn <= day && (ClosedOn is null || day < ClosedOn);
}

/// <summary>What kind of station it is.</summary>
public enum StationKind
{
    /// <summary>驻外人力资源工作站.</summary>
    Workstation = 1,

    /// <summary>云南娘家人服务站.</summary>
    HomeFolk = 2,
}
