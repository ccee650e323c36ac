namespace JobAssist.Mobile.Domain.Postings;

/// <summary>What kind of post is offered (policy rows D1, D10, D13).</summary>
public enum PostKind
{
    LongTerm = 1,
    Seasonal = 2,

    /// <summary>公益性岗位: no age or disability limit is lawful (D4).</summary>
    PublicWelfare = 3,

    /// <summary>以工代赈.</summary>
    WorkRelief = 4,

    /// <summary>就业帮扶车间.</summary>
    Workshop = 5,

    /// <summary>来料加工, piece work at home.</summary>
    HomeBased = 6,
}

/// <summary>Where the work is done (D10).</summary>
public enum WorkArrangement
{
    OnPremises = 1,
    Site = 2,
    Workshop = 3,
    VillagePoint = 4,
    HomeBased = 5,
}

/// <summary>What one amount of pay is for. An amount without it is no offer.</summary>
public enum PayBasis
{
    Month = 1,
    Day = 2,
    Hour = 3,
    Piece = 4,
}

/// <summary>Working time; a part-time public post does not close a job search (D5).</summary>
public enum WorkTime
{
    FullTime = 1,
    PartTime = 2,
    Flexible = 3,
}

/// <summary>The shift pattern. Two, three and night shifts include work at night.</summary>
public enum ShiftPattern
{
    Day = 1,
    Two = 2,
    Three = 3,
    Night = 4,

    /// <summary>Two spells on one day.</summary>
    Split = 5,
    Flexible = 6,
}

/// <summary>Beds of the employer.</summary>
public enum Dormitory
{
    None = 1,
    Paid = 2,
    Free = 3,
}

/// <summary>Meals of the employer.</summary>
public enum Meals
{
    None = 1,

    /// <summary>One meal a day.</summary>
    One = 2,
    Allowance = 3,
    Free = 4,
}

/// <summary>What binds the two sides.</summary>
public enum ContractKind
{
    LabourContract = 1,
    LabourService = 2,
    PublicPostAgreement = 3,
}

/// <summary>Schooling in rising order; a posting's minimum compares by number.</summary>
public enum Education
{
    None = 1,
    Primary = 2,
    Junior = 3,
    Senior = 4,
    SecondaryVocational = 5,
    College = 6,
    Bachelor = 7,
}
