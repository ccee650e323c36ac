-- What the world looks like: places, days, occupations, skills, agreements. Loaded by `jobassist import`, read by everybody.

CREATE TABLE regions (
  code        text PRIMARY KEY CHECK (code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'),
  name        text NOT NULL,
  level       text NOT NULL CHECK (level IN ('Province','Prefecture','County','Township','Village')),
  parent_code text REFERENCES regions,
  data_date   date NOT NULL
);
COMMENT ON COLUMN regions.code IS '6 digits GB/T 2260; 9 and 12 digits statistical codes';
COMMENT ON COLUMN regions.data_date IS 'closing day of the list this row came from';
CREATE INDEX ix_regions_parent ON regions (parent_code);

CREATE TABLE region_aliases (
  alias       text NOT NULL,
  code        text NOT NULL REFERENCES regions,
  kind        text NOT NULL CHECK (kind IN ('OldName','EverydayName','ShortName')),
  within      text REFERENCES regions,
  PRIMARY KEY (alias, code)
);

-- Prefixes found in identity numbers issued before a place changed its code.
CREATE TABLE region_code_history (
  old_code    text PRIMARY KEY,
  old_name    text NOT NULL,
  new_code    text NOT NULL REFERENCES regions
);

CREATE TABLE holidays (
  day         date PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('Holiday','Workday')),
  name        text NOT NULL
);

CREATE TABLE minimum_wages (
  region_code text PRIMARY KEY REFERENCES regions,
  month_fen   integer NOT NULL CHECK (month_fen > 0),
  hour_fen    integer NOT NULL CHECK (hour_fen > 0),
  source      text NOT NULL
);

CREATE TABLE occupations (
  code               text PRIMARY KEY,
  code_source        text NOT NULL,
  name               text NOT NULL,
  group_code         text NOT NULL,
  group_name         text NOT NULL,
  aliases            text[] NOT NULL DEFAULT '{}',
  licensed           boolean NOT NULL,
  certificate        text,
  health_certificate boolean NOT NULL,
  no_skill_needed    boolean NOT NULL,
  month_min_fen      integer NOT NULL CHECK (month_min_fen >= 0),
  month_max_fen      integer NOT NULL CHECK (month_max_fen >= month_min_fen)
);

-- Items of the two statutory lists that the usual work of an occupation touches, each with its source.
CREATE TABLE occupation_hazards (
  occupation_code text PRIMARY KEY REFERENCES occupations ON DELETE CASCADE,
  known           boolean NOT NULL,
  juvenile_items  smallint[] NOT NULL DEFAULT '{}',
  statutory_items smallint[] NOT NULL DEFAULT '{}',
  why             text NOT NULL,
  source          text NOT NULL
);
COMMENT ON COLUMN occupation_hazards.known IS 'false: nobody could judge honestly; people of 16 and 17 are not shown the occupation';
COMMENT ON COLUMN occupation_hazards.juvenile_items IS '1 to 17 of 未成年工特殊保护规定 art. 3';
COMMENT ON COLUMN occupation_hazards.statutory_items IS '1 to 3 of 女职工劳动保护特别规定 附录一';

-- Each demand of a licensed occupation is met by any one of its certificates.
CREATE TABLE occupation_certificates (
  occupation_code text NOT NULL REFERENCES occupations ON DELETE CASCADE,
  demand          smallint NOT NULL,
  name            text NOT NULL,
  any_of_skills   text[] NOT NULL CHECK (cardinality(any_of_skills) > 0),
  source          text NOT NULL,
  PRIMARY KEY (occupation_code, demand)
);

CREATE TABLE occupation_closeness (
  from_code       text NOT NULL REFERENCES occupations ON DELETE CASCADE,
  to_code         text NOT NULL REFERENCES occupations ON DELETE CASCADE,
  percent         smallint NOT NULL CHECK (percent BETWEEN 1 AND 99),
  source          text NOT NULL,
  PRIMARY KEY (from_code, to_code)
);

CREATE TABLE skills (
  code         text PRIMARY KEY,
  name         text NOT NULL,
  group_code   text NOT NULL,
  group_name   text NOT NULL,
  aliases      text[] NOT NULL DEFAULT '{}',
  level_scheme text NOT NULL CHECK (level_scheme IN ('Grade','Ability','Licence','Language')),
  levels       text[] NOT NULL CHECK (cardinality(levels) > 0)
);
COMMENT ON COLUMN skills.levels IS 'in rising order; a level is kept as its place in this list, from 0';

-- Cooperation agreements between places (policy rows E1-E10): what joins a worker''s home and a work place.
CREATE TABLE agreements (
  id           uuid PRIMARY KEY,
  reference    text NOT NULL UNIQUE,
  title        text NOT NULL,
  level        text NOT NULL CHECK (level IN ('Province','City','County','Township','Village')),
  valid_from   date NOT NULL,
  valid_to     date NOT NULL CHECK (valid_to >= valid_from),
  ended_on     date,
  intention    text NOT NULL,
  projects     text[] NOT NULL DEFAULT '{}',
  methods      text[] NOT NULL DEFAULT '{}',
  mechanism    text NOT NULL,
  filed_on     date
);
COMMENT ON COLUMN agreements.ended_on IS 'ended before its time; from this day on it joins nobody';

CREATE TABLE agreement_parties (
  agreement_id uuid NOT NULL REFERENCES agreements ON DELETE CASCADE,
  region_code  text NOT NULL REFERENCES regions,
  role         text NOT NULL CHECK (role IN ('Sending','Receiving','Both')),
  organisation text NOT NULL,
  PRIMARY KEY (agreement_id, region_code)
);

CREATE TABLE agreement_pairings (
  agreement_id uuid NOT NULL REFERENCES agreements ON DELETE CASCADE,
  county_code  text NOT NULL REFERENCES regions,
  town_code    text NOT NULL REFERENCES regions,
  PRIMARY KEY (agreement_id, county_code, town_code)
);

CREATE TABLE stations (
  id             uuid PRIMARY KEY,
  reference      text NOT NULL UNIQUE,
  name           text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('Workstation','HomeFolk')),
  region_code    text NOT NULL REFERENCES regions,
  covers_code    text NOT NULL REFERENCES regions,
  address        text NOT NULL,
  phone          text NOT NULL,
  hours          text NOT NULL,
  languages      text[] NOT NULL DEFAULT '{}',
  serves_counties text[] NOT NULL DEFAULT '{}',
  opened_on      date NOT NULL,
  closed_on      date
);
COMMENT ON COLUMN stations.phone IS 'an office number, published on purpose';
