namespace JobAssist.Mobile.Domain.Casework;

/// <summary>就业困难人员: decided by somebody, under a rule, for a time (policy row B10). It never appears in a message.</summary>
public sealed class HardToEmployDesignation
{
    private HardToEmployDesignation() { } // EF

    public HardToEmployDesignation(DesignationId id, WorkerId workerId, string basis, string rule, DateOnly validFrom, string decidedBy) =>
        (Id, WorkerId, Basis, Rule, ValidFrom, DecidedBy) = (id, workerId, basis, rule, validFrom, decidedBy);

    public DesignationId Id { get; private set; }
    public WorkerId WorkerId { get; private set; }

    /// <summary>What was found, in words.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>The dated rule it rests on.</summary>
    public string Rule { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }
    public string DecidedBy { get; private set; } = "";
    public string? EndedReason { get; private set; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Ends with its last valid day and the reason why.</summary>
    public void End(DateOnly lastDay, string reason) => (ValidTo, EndedReason) = (lastDay, reason);
}
