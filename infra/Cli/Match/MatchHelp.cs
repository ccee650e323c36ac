namespace JobAssist.Mobile.Cli.Match;

/// <summary>What <c>jobassist match --help</c> prints.</summary>
internal static class MatchHelp
{
    public const string Text = """
        jobassist match: who is told of which opening, from files and without a database

          jobassist match --data DIR --day 2026-12-01 --out RUN
          jobassist match --workers F --postings F --regions F --agreements F --occupations F --day DATE --out RUN
                          [--skills F] [--certificates F] [--hazards F] [--closeness F] [--employers F] [--reviews F]
                          [--sites F] [--local-rules F]

          --data DIR           a folder with the register's file names (workers.csv or workers.jsonl, postings.csv or
                               postings.jsonl, regions.csv, agreements.json, occupations.csv, occupation-hazards.csv,
                               occupation-closeness.csv, occupation-certificates.csv, skills.csv, employers.csv,
                               postings-review.csv, occupation-sites.csv, about.json); a file named by its own option
                               comes before it, and the folder's review counts only for the folder's own postings
          --local-rules F      dated local rules about building sites, as in the register's local-rules.csv: only rows
                               enabled and in force count. Without it none do, also with --data. Needs a list of
                               occupations (--sites) and people in CSV
          --day DATE           the day of the round; day offsets count from it
          --anchor DATE        the day on which the files were true; dates around it move to --day
          --out RUN            a new folder: assignments.csv, prices.csv, summary.json
          --per-worker N       the most postings a person is told of, 1 to 15 (5)
          --notices-per-seat N how many people are told of each free place (20)
          --epsilon N          the step of bids in points, 1 to 32767 (400): smaller is nearer to the best and slower
          --seed N             moves the lots between equals (0)
          --threads N          does not change the result
          --rank-only          everybody's best, as if nobody else were there: no headcount, no prices
          --progress           progress on standard error also when it is no terminal

        Instead of a run:
          --explain WORKER POSTING [--prices RUN/prices.csv]   reasons, missing facts, the first failing gate or the price
          --score PAIRS.csv                                    the terms of the pairs (worker,posting) as CSV
          --dump-scores FILE                                   every acceptable pair with its score; up to 5,000,000 pairs
          --verify RUN                                         check a finished run from its assignments and prices alone

        Files are UTF-8. CSV has the columns of the register's imports; names, identity numbers and phones are not read and
        may be left out. JSON lines (one object a line) hold the engine's fields in snake_case:
          worker   id, home_county_code, legal_class (none, statutory_list_applies, aged_16_to_17, under_16); and as wanted
                   home_township_code, skills [{"code","level","certified","expires_on"}], education, wanted_occupations,
                   wage_floor_fen, preferred_destinations ("any" too), cannot_leave_county, needs_dormitory,
                   needs_couple_room, only_together, no_night_shift, accepts_any_suitable, away_from_month, away_to_month,
                   priority_class, target_group, personalised
          posting  id, published_at, occupation_code, workplace_code, employer_ref, month_min_fen, month_max_fen, opens_on,
                   starts_on, closes_on, headcount; and as wanted kind, arrangement, pay_basis, work_time, hours_per_week,
                   shift, dormitory, meals, couple_rooms, travel_organised, training, contract, social_insurance,
                   skills_required, skills_liked, education_min, certificate_skill, season_from_month, season_to_month,
                   target_group_first_days, filled, standing, last_call_on, people_kept, told, applied

        Everything is checked first. When a row is refused, each is printed as FILE:LINE FIELD CODE SENTENCE and nothing is written.
        Exit codes: 0 done; 1 rows were refused, or a run that was checked does not hold; 2 not typed right; 3 failed.
        """;
}
