-- A: what most would write. Join the places, filter, and ask a correlated question for each term. $1 worker, $2 how many.
SELECT o.number, s.score
FROM workers w
JOIN home_places h ON h.home = w.home
JOIN openings o ON o.place = h.place
JOIN occupations c ON c.number = o.occupation
CROSS JOIN LATERAL (SELECT h.inside OR o.homebased AS at_home) l
CROSS JOIN LATERAL (
  SELECT greatest(least(o.min_yuan - CASE WHEN l.at_home THEN 0 ELSE o.board END - ((w.scored_floor * o.share) >> 15), {PayFullAboveYuan}), -{PayNothingBelowYuan}) AS above) d
CROSS JOIN LATERAL (
  SELECT CASE WHEN NOT w.personal THEN o.plain + CASE WHEN h.inside THEN {PlainHomeCounty} ELSE 0 END
  ELSE
    greatest(CASE WHEN cardinality(w.wanted) = 0 THEN {WantUnstated} ELSE 0 END, CASE WHEN w.any_suitable THEN {WantAnySuitable} ELSE 0 END, coalesce((
      SELECT max({WantFull} * k.percent * (100 - {WantStepPercent} * least(u.n - 1, 3)) / 10000)
      FROM unnest(w.wanted) WITH ORDINALITY u(occupation, n) JOIN closeness k ON k.wanted = u.occupation AND k.offered = o.occupation), 0))
    + o.skillbase + coalesce((
      SELECT sum(CASE WHEN u.level < p.level THEN p.below ELSE p.asked END)
      FROM unnest(w.skills, w.levels) u(skill, level) JOIN opening_skills p ON p.opening = o.number AND p.skill = u.skill), 0)
    + CASE WHEN d.above >= 0 THEN {PayAtFloor} + ((d.above * {PayUp}) >> 16) ELSE {PayAtFloor} - ((-d.above * {PayDown}) >> 16) END
    + CASE WHEN cardinality(w.destinations) = 0 THEN {PlaceAny} ELSE coalesce((
      SELECT greatest({PlaceFull} - {PlaceStep} * (u.n - 1), {PlaceStep}) FROM unnest(w.destinations) WITH ORDINALITY u(region, n)
      WHERE u.region = -1 OR u.region = ANY (h.chain) ORDER BY u.n LIMIT 1), 0) END
    + CASE WHEN h.paired THEN {PairedTown} ELSE 0 END
    + CASE WHEN EXISTS (SELECT FROM directed e WHERE e.home = w.home AND e.opening = o.number) THEN {DirectedEmployer} ELSE 0 END
    + o.shift + CASE WHEN l.at_home THEN {BoardFull} + {CoupleRoom} + {SeasonFull} + {TravelOrganised} ELSE
        CASE WHEN w.needs_bed THEN o.bed ELSE {BedFree} END + o.meals
        + CASE WHEN o.couple OR NOT w.couple THEN {CoupleRoom} ELSE 0 END
        + {SeasonFull} * bit_count((o.season & w.away)::bit(12)) / o.season_months
        + CASE WHEN o.travel THEN {TravelOrganised} ELSE 0 END END
    + o.fixed + CASE WHEN w.education >= o.education THEN {SchoolingMet} ELSE 0 END
  END::int AS score) s
WHERE w.number = $1 AND w.legal <> 4
  AND NOT c.closed AND NOT (w.legal = 2 AND c.statutory) AND NOT (w.legal = 3 AND c.juvenile)
  AND (h.inside OR (NOT w.stays AND (o.couple OR NOT w.together) AND (o.takeup & w.away) <> 0))
  AND (o.certificate IS NULL OR o.certificate = ANY (w.papers)) AND (c.papers IS NULL OR c.papers && w.papers)
  AND NOT (w.no_night AND o.night)
  AND o.max_yuan >= ((w.floor * o.share) >> 15)
  AND (w.target OR NOT o.target)
ORDER BY s.score DESC, o.number
LIMIT $2
