namespace JobAssist.Mobile.Matching.Scores;

/// <summary>The named terms of a score; their points sum to it. The last two are used alone when a person wants no personal ranking.</summary>
public enum Term : byte
{
    Want = 0,
    Skills = 1,
    Pay = 2,
    Place = 3,
    Cooperation = 4,
    Board = 5,
    Couple = 6,
    Season = 7,
    Shift = 8,
    Travel = 9,
    Standing = 10,
    LastCall = 11,
    Kept = 12,
    Contract = 13,
    Competition = 14,
    Schooling = 15,
    PlainDate = 16,
    PlainPlace = 17,
}
