CREATE UNIQUE INDEX openings_number ON openings (number);
CREATE INDEX openings_place ON openings (place);
CREATE INDEX openings_occupation ON openings (occupation);
CREATE INDEX opening_skills_skill ON opening_skills (skill) INCLUDE (opening, level, asked, below);
CREATE INDEX opening_skills_opening ON opening_skills (opening) INCLUDE (skill, level, asked, below);
CLUSTER openings USING openings_place;
VACUUM ANALYZE;
