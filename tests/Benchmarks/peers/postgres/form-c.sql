-- C: nothing is joined per posting that an array can answer. Wishes per occupation are one array, skills are asked for only behind
-- an overlap guard of intarray, directed postings are one array a home. $1 worker, $2 how many.
WITH w AS MATERIALIZED (
  SELECT w.*, greatest(CASE WHEN cardinality(w.wanted) = 0 THEN {WantUnstated} ELSE 0 END, CASE WHEN w.any_suitable THEN {WantAnySuitable} ELSE 0 END) AS base,
    CASE WHEN w.personal THEN 1 ELSE 0 END AS own,
    (SELECT coalesce(array_agg(e.opening), '{}') FROM directed e WHERE e.home = w.home) AS directs
  FROM workers w WHERE w.number = $1 AND w.legal <> 4),
jobs AS MATERIALIZED (
  SELECT array_agg(CASE WHEN c.closed OR (w.legal = 2 AND c.statutory) OR (w.legal = 3 AND c.juvenile) OR (c.papers IS NOT NULL AND NOT c.papers && w.papers) THEN -1
      ELSE greatest(w.base, coalesce(k.points, 0)) END ORDER BY c.number) AS points
  FROM w CROSS JOIN occupations c
  LEFT JOIN (
    SELECT k.offered, max({WantFull} * k.percent * (100 - {WantStepPercent} * least(u.n - 1, 3)) / 10000)::int AS points
    FROM w w2, unnest(w2.wanted) WITH ORDINALITY u(occupation, n) JOIN closeness k ON k.wanted = u.occupation GROUP BY k.offered) k ON k.offered = c.number),
there AS MATERIALIZED (
  SELECT h.place, h.inside,
    CASE WHEN cardinality(w.destinations) = 0 THEN {PlaceAny}
      WHEN h.chain @> w.destinations[1:1] OR w.destinations[1] = -1 THEN {PlaceFull}
      ELSE coalesce((
        SELECT greatest({PlaceFull} - {PlaceStep} * (u.n - 1), {PlaceStep}) FROM unnest(w.destinations) WITH ORDINALITY u(region, n)
        WHERE u.region = -1 OR u.region = ANY (h.chain) ORDER BY u.n LIMIT 1), 0) END
    + CASE WHEN h.paired THEN {PairedTown} ELSE 0 END AS points
  FROM w JOIN home_places h ON h.home = w.home WHERE h.inside OR NOT w.stays)
SELECT o.number, (CASE WHEN w.own = 0 THEN o.plain + CASE WHEN t.inside THEN {PlainHomeCounty} ELSE 0 END
  ELSE j.points[o.occupation + 1] + o.skillbase
    + CASE WHEN o.skills && w.skills THEN (
        SELECT sum(CASE WHEN w.levels[idx(w.skills, p.skill)] < p.level THEN p.below ELSE p.asked END)
        FROM opening_skills p WHERE p.opening = o.number AND idx(w.skills, p.skill) > 0) ELSE 0 END
    + CASE WHEN d.above >= 0 THEN {PayAtFloor} + ((d.above * {PayUp}) >> 16) ELSE {PayAtFloor} - ((-d.above * {PayDown}) >> 16) END
    + t.points + CASE WHEN idx(w.directs, o.number) > 0 THEN {DirectedEmployer} ELSE 0 END
    + o.shift + CASE WHEN t.inside OR o.homebased THEN {BoardFull} + {CoupleRoom} + {SeasonFull} + {TravelOrganised} ELSE
        CASE WHEN w.needs_bed THEN o.bed ELSE {BedFree} END + o.meals
        + CASE WHEN o.couple OR NOT w.couple THEN {CoupleRoom} ELSE 0 END
        + CASE WHEN w.away = 4095 THEN {SeasonFull} ELSE {SeasonFull} * bit_count((o.season & w.away)::bit(12)) / o.season_months END
        + CASE WHEN o.travel THEN {TravelOrganised} ELSE 0 END END
    + o.fixed + CASE WHEN w.education >= o.education THEN {SchoolingMet} ELSE 0 END
  END)::int AS score
FROM w CROSS JOIN jobs j CROSS JOIN there t
JOIN openings o ON o.place = t.place
CROSS JOIN LATERAL (
  SELECT greatest(least(o.min_yuan - CASE WHEN t.inside OR o.homebased THEN 0 ELSE o.board END - ((w.scored_floor * o.share) >> 15), {PayFullAboveYuan}), -{PayNothingBelowYuan}) AS above) d
WHERE o.max_yuan >= ((w.floor * o.share) >> 15)
  AND NOT (w.no_night AND o.night)
  AND (t.inside OR ((o.couple OR NOT w.together) AND (o.takeup & w.away) <> 0))
  AND (w.target OR NOT o.target)
  AND j.points[o.occupation + 1] >= 0
  AND (o.certificate IS NULL OR o.certificate = ANY (w.papers))
ORDER BY score DESC, o.number
LIMIT $2
