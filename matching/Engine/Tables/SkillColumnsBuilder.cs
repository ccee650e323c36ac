namespace JobAssist.Mobile.Matching.Tables;

/// <summary>Cuts the skill points of each posting into pieces: what nobody needs to hold is the base, the rest is gained skill by skill.</summary>
internal sealed class SkillColumnsBuilder(CodeBook codes, Weights weights)
{
    private readonly List<int> _skill = [], _level = [];
    private readonly List<ushort> _asked = [], _below = [];

    public void Fill(PostingColumns to)
    {
        for (var j = 0; j < to.Row.Length; j++)
        {
            to.SkillStart[j] = _skill.Count;
            to.SkillBase[j] = to.Row[j].SkillsRequired.Count == 0 ? weights.SkillsFull : 0;
            var liked = to.Row[j].SkillsRequired.Count == 0 ? 0 : to.Row[j].SkillsLiked.Count == 0 ? 0 : weights.SkillsFull * weights.LikedPercent / 100;
            to.SkillBase[j] += Add(to.Row[j].SkillsRequired, weights.SkillsFull - liked, to.Row[j].Training ? weights.TrainedPercent : 0);
            to.LikedStart[j] = _skill.Count;
            Add(to.Row[j].SkillsLiked, liked, lackingPercent: 0);
        }

        to.SkillStart[^1] = _skill.Count;
        (to.Skill, to.SkillLevel, to.GainAsked, to.GainBelow) = ([.. _skill], [.. _level], [.. _asked], [.. _below]);
    }

    /// <summary>Equal pieces, the first ones a point larger where the points do not divide. Returns what one who holds nothing has.</summary>
    private int Add(IReadOnlyList<SkillLevel> asked, int points, int lackingPercent)
    {
        var unheld = 0;
        for (var n = 0; n < asked.Count; n++)
        {
            var piece = points / asked.Count + (n < points % asked.Count ? 1 : 0);
            var lacking = piece * lackingPercent / 100;
            unheld += lacking;
            _skill.Add(codes.NumberOf(asked[n].Code));
            _level.Add(asked[n].Level);
            _asked.Add((ushort)(piece - lacking));
            _below.Add((ushort)(piece * Math.Max(weights.LowerLevelPercent, lackingPercent) / 100 - lacking));
        }

        return unheld;
    }
}
