-- B: each term once per worker as a small set, then hash joins. $1 worker, $2 how many.
WITH w AS MATERIALIZED (SELECT * FROM workers WHERE number = $1 AND legal <> 4),
wants AS MATERIALIZED (
  SELECT k.offered, max({WantFull} * k.percent * (100 - {WantStepPercent} * least(u.n - 1, 3)) / 10000) AS points
  FROM w, unnest(w.wanted) WITH ORDINALITY u(occupation, n) JOIN closeness k ON k.wanted = u.occupation GROUP BY k.offered),
gains AS MATERIALIZED (
  SELECT p.opening, sum(CASE WHEN u.level < p.level THEN p.below ELSE p.asked END) AS points
  FROM w, unnest(w.skills, w.levels) u(skill, level) JOIN opening_skills p ON p.skill = u.skill GROUP BY p.opening),
there AS MATERIALIZED (
  SELECT h.place, h.inside,
    CASE WHEN cardinality(w.destinations) = 0 THEN {PlaceAny} ELSE coalesce((
      SELECT greatest({PlaceFull} - {PlaceStep} * (u.n - 1), {PlaceStep}) FROM unnest(w.destinations) WITH ORDINALITY u(region, n)
      WHERE u.region = -1 OR u.region = ANY (h.chain) ORDER BY u.n LIMIT 1), 0) END
    + CASE WHEN h.paired THEN {PairedTown} ELSE 0 END AS points
  FROM w JOIN home_places h ON h.home = w.home WHERE h.inside OR NOT w.stays),
jobs AS MATERIALIZED (
  SELECT c.number, greatest(CASE WHEN cardinality(w.wanted) = 0 THEN {WantUnstated} ELSE 0 END, CASE WHEN w.any_suitable THEN {WantAnySuitable} ELSE 0 END, coalesce(k.points, 0)) AS points
  FROM w CROSS JOIN occupations c LEFT JOIN wants k ON k.offered = c.number
  WHERE NOT c.closed AND NOT (w.legal = 2 AND c.statutory) AND NOT (w.legal = 3 AND c.juvenile) AND (c.papers IS NULL OR c.papers && w.papers))
SELECT o.number, s.score
FROM w CROSS JOIN there t
JOIN openings o ON o.place = t.place
JOIN jobs j ON j.number = o.occupation
LEFT JOIN gains g ON g.opening = o.number
LEFT JOIN directed e ON e.home = w.home AND e.opening = o.number
CROSS JOIN LATERAL (SELECT t.inside OR o.homebased AS at_home) l
CROSS JOIN LATERAL (
  SELECT greatest(least(o.min_yuan - CASE WHEN l.at_home THEN 0 ELSE o.board END - ((w.scored_floor * o.share) >> 15), {PayFullAboveYuan}), -{PayNothingBelowYuan}) AS above) d
CROSS JOIN LATERAL (
  SELECT CASE WHEN NOT w.personal THEN o.plain + CASE WHEN t.inside THEN {PlainHomeCounty} ELSE 0 END
  ELSE j.points + o.skillbase + coalesce(g.points, 0)
    + CASE WHEN d.above >= 0 THEN {PayAtFloor} + ((d.above * {PayUp}) >> 16) ELSE {PayAtFloor} - ((-d.above * {PayDown}) >> 16) END
    + t.points + CASE WHEN e.opening IS NOT NULL THEN {DirectedEmployer} ELSE 0 END
    + o.shift + CASE WHEN l.at_home THEN {BoardFull} + {CoupleRoom} + {SeasonFull} + {TravelOrganised} ELSE
        CASE WHEN w.needs_bed THEN o.bed ELSE {BedFree} END + o.meals
        + CASE WHEN o.couple OR NOT w.couple THEN {CoupleRoom} ELSE 0 END
        + {SeasonFull} * bit_count((o.season & w.away)::bit(12)) / o.season_months
        + CASE WHEN o.travel THEN {TravelOrganised} ELSE 0 END END
    + o.fixed + CASE WHEN w.education >= o.education THEN {SchoolingMet} ELSE 0 END
  END::int AS score) s
WHERE (t.inside OR ((o.couple OR NOT w.together) AND (o.takeup & w.away) <> 0))
  AND (o.certificate IS NULL OR o.certificate = ANY (w.papers))
  AND NOT (w.no_night AND o.night)
  AND o.max_yuan >= ((w.floor * o.share) >> 15)
  AND (w.target OR NOT o.target)
ORDER BY s.score DESC, o.number
LIMIT $2
