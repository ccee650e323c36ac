namespace JobAssist.Mobile.Matching.Chances;

/// <summary>
/// All that the chance of a hire is estimated from: what the posting asks and the person has of it, and how many want the places.
/// Nothing of who the person is, and nothing that stands in for it; a test reads these fields.
/// </summary>
/// <param name="SkillsAsked">Skills the posting demands.</param>
/// <param name="SkillsHeld">Those of them held as asked, 0…<paramref name="SkillsAsked"/>.</param>
/// <param name="Trains">The employer trains what is missing.</param>
/// <param name="PaperMet">Whatever certificate the law demands is held.</param>
/// <param name="Applied">Open applications; null when nobody has counted.</param>
/// <param name="Told">People told in rounds; null when nobody has counted.</param>
public sealed record ChanceInput(int SkillsAsked, int SkillsHeld, bool Trains, bool SchoolingMet, bool PaperMet, int FreePlaces, int? Applied, int? Told);

/// <summary>One application that has come to an end: <paramref name="Hired"/> only when a caseworker confirmed it.</summary>
public sealed record ChanceObservation(ChanceInput Input, bool Hired);
