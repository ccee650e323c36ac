using JobAssist.Mobile.Matching;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Benchmarks.Dump;

/// <summary>The skill points of one posting: what somebody with no skill gets, and what each skill adds.</summary>
internal static class SkillPieces
{
    internal readonly record struct Piece(string Code, int Level, int Asked, int Below);

    public static (int Base, IReadOnlyList<Piece> Pieces) Of(PostingRow row, Weights w)
    {
        if (row.SkillsRequired.Count == 0) return (w.SkillsFull, []);
        var liked = row.SkillsLiked.Count == 0 ? 0 : w.SkillsFull * w.LikedPercent / 100;
        var (points, pieces) = (0, new List<Piece>());
        Add(row.SkillsRequired, w.SkillsFull - liked, row.Training ? w.TrainedPercent : 0);
        Add(row.SkillsLiked, liked, 0);
        return (points, pieces);

        void Add(IReadOnlyList<SkillLevel> asked, int full, int lacking)
        {
            for (var n = 0; n < asked.Count; n++)
            {
                var piece = full / asked.Count + (n < full % asked.Count ? 1 : 0);
                var without = piece * lacking / 100;
                points += without;
                pieces.Add(new Piece(asked[n].Code, asked[n].Level, piece - without, piece * Math.Max(w.LowerLevelPercent, lacking) / 100 - without));
            }
        }
    }
}
