namespace JobAssist.Mobile.Matching.Tables;

/// <summary>
/// A held skill as far as postings tell levels apart: one number for each skill and each count of asked levels that a holder reaches.
/// Whoever has the same key gains the same from every posting.
/// </summary>
internal sealed class SkillKeys
{
    private readonly int[][] _askedLevels;
    private readonly int[] _first;

    public SkillKeys(PostingColumns postings, int skills)
    {
        var levels = new SortedSet<int>[skills];
        for (var at = 0; at < postings.Skill.Length; at++) (levels[postings.Skill[at]] ??= []).Add(postings.SkillLevel[at]);
        _askedLevels = [.. levels.Select(asked => asked?.ToArray() ?? [])];
        _first = new int[skills + 1];
        for (var skill = 0; skill < skills; skill++) _first[skill + 1] = _first[skill] + _askedLevels[skill].Length + 1;
    }

    public int Count => _first[^1];

    /// <summary>How many keys a skill has: one more than the levels that are asked.</summary>
    public int KeysOf(int skill) => _first[skill + 1] - _first[skill];

    /// <summary>The key of a holder who reaches so many of the asked levels.</summary>
    public int KeyOf(int skill, int reached) => _first[skill] + reached;

    /// <summary>How many of the asked levels a held level reaches.</summary>
    public int Reached(int skill, int heldLevel)
    {
        var asked = _askedLevels[skill];
        var reached = 0;
        while (reached < asked.Length && asked[reached] <= heldLevel) reached++;
        return reached;
    }

    /// <summary>What a holder of the key gains from the piece at <paramref name="at"/>.</summary>
    public int Gain(PostingColumns postings, int at, int reached) =>
        reached > Array.BinarySearch(_askedLevels[postings.Skill[at]], postings.SkillLevel[at]) ? postings.GainAsked[at] : postings.GainBelow[at];

    /// <summary>Whether a level asked for is among those the keys tell apart.</summary>
    public bool Tells(int skill, int level) => Array.BinarySearch(_askedLevels[skill], level) >= 0;

    /// <summary>Whether any posting asks for the skill at all.</summary>
    public bool IsAsked(int skill) => _askedLevels[skill].Length > 0;
}
