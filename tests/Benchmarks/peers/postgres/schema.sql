-- The market as a database would hold it for this question alone: open postings only, numbered by age, lying in the order of their
-- places; what joins a home settled per home and place; wishes, skills and papers of the asking workers as arrays.
-- Indexes: openings(place), openings(occupation), opening_skills(skill), opening_skills(opening), home_places(home, place),
-- closeness(wanted, offered), directed(home, opening), workers(number).
CREATE EXTENSION IF NOT EXISTS intarray;

CREATE TABLE openings (
  number int NOT NULL, place int NOT NULL, occupation int NOT NULL,
  min_yuan int NOT NULL, max_yuan int NOT NULL, board int NOT NULL, share int NOT NULL,
  season int NOT NULL, season_months int NOT NULL, takeup int NOT NULL,
  couple boolean NOT NULL, travel boolean NOT NULL, homebased boolean NOT NULL, night boolean NOT NULL, target boolean NOT NULL,
  shift int NOT NULL, bed int NOT NULL, meals int NOT NULL, education int NOT NULL, certificate int,
  fixed int NOT NULL, plain int NOT NULL, skillbase int NOT NULL, skills int[] NOT NULL);
CREATE TABLE opening_skills (opening int NOT NULL, skill int NOT NULL, level int NOT NULL, asked int NOT NULL, below int NOT NULL);
CREATE TABLE occupations (number int PRIMARY KEY, statutory boolean NOT NULL, juvenile boolean NOT NULL, closed boolean NOT NULL, papers int[]);
CREATE TABLE closeness (wanted int NOT NULL, offered int NOT NULL, percent int NOT NULL, PRIMARY KEY (wanted, offered));
CREATE TABLE home_places (home int NOT NULL, place int NOT NULL, inside boolean NOT NULL, paired boolean NOT NULL, chain int[] NOT NULL, PRIMARY KEY (home, place));
CREATE TABLE directed (home int NOT NULL, opening int NOT NULL, PRIMARY KEY (home, opening));
CREATE TABLE workers (
  number int PRIMARY KEY, home int NOT NULL, floor int NOT NULL, scored_floor int NOT NULL,
  stays boolean NOT NULL, needs_bed boolean NOT NULL, together boolean NOT NULL, couple boolean NOT NULL, no_night boolean NOT NULL,
  any_suitable boolean NOT NULL, target boolean NOT NULL, personal boolean NOT NULL, away int NOT NULL, legal int NOT NULL, education int NOT NULL,
  wanted int[] NOT NULL, destinations int[] NOT NULL, skills int[] NOT NULL, levels int[] NOT NULL, papers int[] NOT NULL);
