using JobAssist.Mobile.Matching.Scores;
using JobAssist.Mobile.Matching.Tables;

namespace JobAssist.Mobile.Matching.Explanations;

/// <summary>The terms of one score as reasons, in the order of <see cref="Term"/>; only the terms in use, also when they gave nothing.</summary>
internal static class Reasons
{
    private static readonly Term[] Personal = [.. Enum.GetValues<Term>().Where(t => t < Term.PlainDate)];
    private static readonly Term[] Plain = [Term.PlainDate, Term.PlainPlace];
    private static readonly string[] Codes = Array.ConvertAll(Enum.GetValues<Term>(), NameOf);

    public static IReadOnlyList<Reason> Of(Market market, Seeker worker, int posting, in TermPoints points)
    {
        var terms = TermsFor(worker);
        var reasons = new Reason[terms.Length];
        for (var at = 0; at < terms.Length; at++) reasons[at] = Of(terms[at], market, worker, posting, points);
        return reasons;
    }

    /// <summary>The one with the most points, the first of equals; the others are not put into words.</summary>
    public static Reason Strongest(Market market, Seeker worker, int posting, in TermPoints points)
    {
        var terms = TermsFor(worker);
        var strongest = terms[0];
        foreach (var term in terms)
        {
            if (points[(int)term] > points[(int)strongest]) strongest = term;
        }

        return Of(strongest, market, worker, posting, points);
    }

    public static Reason Made(Market market, Term term, int points, string text) => new(CodeOf(term), points, MostOf(term, market.Weights), Words.Cut(text, Words.Most));

    private static Term[] TermsFor(Seeker worker) => worker.Row.Personalised ? Personal : Plain;

    private static Reason Of(Term term, Market market, Seeker worker, int posting, in TermPoints points) =>
        market.Words.Of(posting).ReasonOf(term) ?? Of(term, points[(int)term], TextOf(term, market, worker, posting), market);

    /// <summary>Wishes, pay and places are told to each in his own words; the rest are a few sentences.</summary>
    private static Reason Of(Term term, int points, string text, Market market) => term is Term.Want or Term.Skills or Term.Pay or Term.Place or Term.PlainDate
        ? Made(market, term, points, text)
        : market.FewReasons.Of(market, term, points, text);

    public static string CodeOf(Term term) => Codes[(int)term];

    private static string NameOf(Term term) => term switch
    {
        Term.LastCall => "last_call",
        Term.PlainDate => "date",
        Term.PlainPlace => "home_county",
        _ => term.ToString().ToLowerInvariant(),
    };

    private static int MostOf(Term term, Weights w) => term switch
    {
        Term.Want => w.WantFull,
        Term.Skills => w.SkillsFull,
        Term.Pay => w.PayFull,
        Term.Place => w.PlaceFull,
        Term.Cooperation => w.PairedTown + w.DirectedEmployer,
        Term.Board => w.BoardFull,
        Term.Couple => w.CoupleRoom,
        Term.Season => w.SeasonFull,
        Term.Shift => w.ShiftFull,
        Term.Travel => w.TravelOrganised,
        Term.Standing => w.StandingGood,
        Term.LastCall => w.CallFresh,
        Term.Kept => w.KeptFull,
        Term.Contract => w.ContractSigned + w.SocialInsurance,
        Term.Competition => w.CompetitionFull,
        Term.Schooling => w.SchoolingMet,
        Term.PlainDate => w.PlainNewest,
        _ => w.PlainHomeCounty,
    };

    private static string TextOf(Term term, Market market, Seeker worker, int posting)
    {
        var row = market.Postings.Row[posting];
        return term switch
        {
            Term.Want => WorkWords.Want(market, worker, posting),
            Term.Skills => WorkWords.SkillsText(market, worker, posting),
            Term.Pay => LivingWords.PayText(market, worker, posting),
            Term.Place => LivingWords.Place(market, worker, posting),
            Term.Cooperation => LivingWords.Cooperation(market, worker, posting),
            Term.Board => LivingWords.Board(market, worker, posting),
            Term.Couple => LivingWords.Couple(market, worker, posting),
            Term.Season => LivingWords.Season(market, worker, posting),
            Term.Travel => LivingWords.Travel(market, worker, posting),
            Term.Schooling => WorkWords.Schooling(market, worker, posting),
            Term.PlainDate => $"{Math.Max(0, market.Today.DayNumber - row.OpensOn.DayNumber)}天前开始招人",
            _ => worker.AtHome[market.Postings.Place[posting]] ? "在本县" : "在外地",
        };
    }
}
