using JobAssist.Mobile.Matching.Chances;
using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>How likely a hire is, as far as one can say: a band and what speaks most, never a percentage.</summary>
public sealed record ChanceOfHire(ChanceBand Band, string Text);

/// <summary>The words for the chance of a hire.</summary>
internal static class ChanceWords
{
    public static ChanceOfHire Of(Market market, Seeker worker, int posting)
    {
        var input = InputOf(market, worker, posting);
        var band = HireChance.BandOf(input, market.Weights.Chance);
        return new ChanceOfHire(band, Words.Cut($"录用机会{NameOf(band)}：{Cause(input)}", Words.Most));
    }

    internal static ChanceInput InputOf(Market market, Seeker worker, int posting)
    {
        var (postings, row) = (market.Postings, market.Postings.Row[posting]);
        var (start, end) = (postings.SkillStart[posting], postings.LikedStart[posting]);
        return new ChanceInput(end - start, Skills.HeldAsAsked(postings, worker, posting), row.Training, worker.Row.Education >= row.EducationMin,
            GateWords.MissingCertificate(market, worker, posting) is null, market.OpenPlacesOf(posting), row.Applied, row.Told);
    }

    private static string NameOf(ChanceBand band) => band switch { ChanceBand.Large => "较大", ChanceBand.Small => "较小", _ => "一般" };

    private static string Cause(ChanceInput input) => input switch
    {
        { PaperMet: false } => "还没有法律要求的证",
        { SkillsHeld: var held, SkillsAsked: var asked, Trains: var trains } when held < asked => $"要求的手艺还差{asked - held}样{(trains ? "，单位带培训" : "")}",
        { SchoolingMet: false } => "学历比要求的低一些",
        { Applied: null, Told: null } => "要求您都够，报名人数还没统计",
        { FreePlaces: var free, Applied: var applied } => $"要求您都够，还招{free}人{(applied is { } people ? $"，{people}人报名" : "")}",
    };
}
