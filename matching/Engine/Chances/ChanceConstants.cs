namespace JobAssist.Mobile.Matching.Chances;

/// <summary>What an estimate of the chance of a hire is made with, in log odds; where it comes from and since when stands with it.</summary>
public sealed record ChanceConstants
{
    /// <summary>
    /// Stated, not measured. Everything met and a place for everybody: one of two applications leads to a hire, because people on
    /// both sides change their minds (log odds 0). Competition 1: places drawn among those who want them, and for small chances the
    /// log odds fall as the logarithm of the share. All skills lacking −1.5 (about a quarter of the odds), too little schooling −0.5,
    /// the lawful paper lacking −3: it can be got, but rarely in time. Of those told one in twenty applies.
    /// </summary>
    public static ChanceConstants Stated { get; } = new()
    {
        Version = "stated-1",
        Since = new DateOnly(2026, 11, 25),
        Source = "stated by the makers, no observation",
        Base = 0,
        Skills = 1.5,
        Schooling = 0.5,
        Paper = 3,
        Competition = 1,
    };

    public required string Version { get; init; }
    public required DateOnly Since { get; init; }
    public required string Source { get; init; }

    /// <summary>Applications the constants were estimated from; 0 for stated ones.</summary>
    public int Observations { get; init; }

    /// <summary>Log odds when everything asked is there and every applicant finds a place.</summary>
    public required double Base { get; init; }

    /// <summary>Lost when no demanded skill is there; in parts for parts; half of it where the employer trains. Never negative.</summary>
    public required double Skills { get; init; }
    public required double Schooling { get; init; }
    public required double Paper { get; init; }

    /// <summary>Weight of the logarithm of places per person who wants one.</summary>
    public required double Competition { get; init; }

    /// <summary>Share of the people told in rounds who are expected to apply.</summary>
    public double ToldApply { get; init; } = 0.05;

    /// <summary>From this chance on it is called large.</summary>
    public double LargeFrom { get; init; } = 0.35;

    /// <summary>Below this chance it is called small.</summary>
    public double SmallBelow { get; init; } = 0.15;
}
