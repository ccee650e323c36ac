using JobAssist.Mobile.Simulation.Experiments;

namespace JobAssist.Mobile.Simulation.Report;

/// <summary>The report: text, pictures and figures by file name. Without a clock: the same seeds give the same bytes.</summary>
internal sealed class Paper(Study study, Samples samples)
{
    public IEnumerable<(string File, string Text)> Files() =>
    [
        ("README.md", Text()),
        ("figures.csv", samples.ToCsv()),
        .. new Charts(study, samples).All(),
    ];

    private string NeededPerSeat() => $"{study.Stated.NoticesPerWorker / study.Stated.SeatsPerWorker:F0}";

    private string Text()
    {
        var (tables, sentences) = (new Tables(study, samples), new Sentences(samples));
        return $"""
            # What serving few and serving all does, in a simulated market

            Made by `dotnet run -c Release --project tests/Simulation`; do not edit. {study.Stated.Workers:N0} people, {study.Stated.Openings} openings, {study.Stated.Weeks} weeks; seeds 1 … {study.Seeds} in the stated market, 1 … {study.OtherSeeds} in the others. Nothing here is measured on people: it shows what follows from [stated assumptions](#assumptions), and nothing more. Brackets are 95 % intervals over seeds.

            ## What it says

            {string.Join("\n\n", sentences.All())}

            ## Saturation

            Private lists: everybody's best five by the engine, whoever else is told. Allocation: the engine's auction under seats × {Study.DefaultPerSeat} notices, the policy of the product's rounds. By priority: one after the other under the same seats. By lot: five that pass the gates. Who is served is drawn by lot, the same people for every policy.

            ![People served against the same people where nobody is served, by share served]({Charts.Served})

            People served, against the same people where nobody is served (percentage points hired):

            {tables.OverShares(Measure.GainOfServed)}
            People served, against their neighbours who are not (what an experiment inside one market sees):

            {tables.OverShares(Measure.ServedAgainstUnserved)}
            People not served, against themselves where nobody is served:

            {tables.OverShares(Measure.GainOfUnserved)}
            ![Hires gained by the whole market, by share served]({Charts.Market})

            Hires of the whole market against nobody served, for each hundred people:

            {tables.OverShares(Measure.HiresGained)}
            The same for each hundred people served:

            {tables.OverShares(Measure.HiresGainedPerServed)}
            Everybody served:

            {tables.AllServed()}
            ## Where the assumptions are wrong

            Each market but one changes one thing of the stated one; “at once” changes four. Score ~ taste: correlation of the engine's score with what people really like, over the openings that pass the gates. Hires are for each hundred people with everybody served, the allocation at {Study.DefaultPerSeat} notices a seat.

            {tables.ByMarket()}
            ![What is left of the gain when everybody is served, by market]({Charts.Ratios})

            ![The allocation less private lists, by market]({Charts.Differences})

            ## Notices a seat

            In the stated market seats × {NeededPerSeat()} are as many notices as all people served want; below that some are told less, above it popular openings are told to more.

            {tables.ByNoticesPerSeat()}
            ![Hires gained by the allocation for each one gained by private lists, by notices a seat]({Charts.PerSeat})

            ## Method

            The truth (tastes, abilities, standards, pay), what forms and adverts say of it, who is served, and the luck of the period are drawn from separate streams, one seed a person, opening or pair: changing the policy changes nothing else, so every difference is paired within its seed. Intervals of means and differences: paired t over seeds. Intervals of ratios: percentile bootstrap over seeds, 4,000 resamples. A ratio is the mean gain of those served at 100 % by the mean gain of those served at 10 %.

            A week: people come across openings (by notice in the week they open it, by themselves in any), remember those that seem worth taking if they bring themselves to, and send their best {study.Stated.ApplicationsPerWeek}; employers that answer in that week offer their seats to the ablest above their standard; whoever has several offers takes the one he likes best; a full opening takes no more applications. The policies see worker and posting rows only.

            **How the numbers were set.** All were stated before the first run. It gave twenty-four applications for a hundred notices, four of five seats empty and gains of some thirty points, which nobody has ever seen; so three (`SeatsPerWorker`, `OwnFinds`, and `CarriesThroughTold`, which had been the same as `CarriesThrough`) were set again by how a market with *few* served should look: about six applications for a hundred notices (the engine's own stated guess is five), about half of the seats filled and about one in eight hired in {study.Stated.Weeks} weeks unaided. They were chosen among twelve combinations on two seeds whose outcomes at full share were on the same screen; the first setting and the neighbours stay in the table above so that anybody can see what the choice does to the ratio. No number was changed after the first run over all seeds.

            ## What it cannot say

            - How large any effect is among real people: tastes, attention, search and employers are assumed, and nothing is fitted to observations.
            - What a longer time brings: one period, one round; nobody leaves a job, no opening is posted anew, nobody learns from a refusal.
            - What wages, families or employers do in answer to a round; employers neither post false headcounts nor change their standards.
            - What beds, meals, shifts, couples' rooms and distances inside a county do to people: they are alike for all here, so a tenth of the engine's score has nothing to say.
            - How assumptions that fail together add up, but for one market in which four do: it is no complete grid, and only notices a seat are crossed with some markets.

            ## Assumptions

            Reasons and units stand in `tests/Simulation/Assumptions.cs`; the shape of places and trades in `Truths/`.

            {tables.Assumptions()}
            """;
    }
}
