-- People. Names, identity numbers, phones and openids are sealed (AES-256-GCM, a data key per county) and found by keyed blind indexes.

CREATE TABLE data_keys (
  id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  scope      text NOT NULL,
  wrapped    bytea NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz
);
COMMENT ON TABLE data_keys IS 'data keys wrapped by a master key that lies outside the database';
CREATE UNIQUE INDEX ux_data_keys_current ON data_keys (scope) WHERE retired_at IS NULL;

CREATE TABLE households (
  id                uuid PRIMARY KEY,
  reference         text NOT NULL UNIQUE,
  county_code       text NOT NULL REFERENCES regions,
  township_code     text NOT NULL REFERENCES regions,
  village_code      text REFERENCES regions,
  village_group     text,
  children_under_16 smallint NOT NULL CHECK (children_under_16 >= 0),
  elders_over_65    smallint NOT NULL CHECK (elders_over_65 >= 0),
  relocated         boolean NOT NULL,
  distance_to_county_km smallint,
  size              smallint NOT NULL CHECK (size > 0),
  private_sealed    bytea
);
COMMENT ON COLUMN households.private_sealed IS 'sealed JSON: ethnicity, seriously ill, severely disabled; no engine, list or export reads it';

CREATE TABLE workers (
  id                uuid PRIMARY KEY,
  reference         text UNIQUE,
  household_id      uuid REFERENCES households,
  household_relation text,
  name_sealed       bytea NOT NULL,
  name_index        bytea NOT NULL,
  id_number_sealed  bytea NOT NULL,
  id_number_index   bytea NOT NULL,
  private_sealed    bytea,
  birth_on          date NOT NULL,
  sex               text NOT NULL CHECK (sex IN ('Female','Male')),
  county_code       text NOT NULL REFERENCES regions,
  township_code     text NOT NULL REFERENCES regions,
  village_code      text REFERENCES regions,
  verification      text NOT NULL CHECK (verification IN ('Pending','Verified')),
  education         text NOT NULL,
  can_read_well     boolean NOT NULL,
  languages         text[] NOT NULL DEFAULT '{}',
  exclusion         text CHECK (exclusion IN ('Student','GraduateThisYear','Soldier','Prisoner','NoCapacity')),
  employment        text NOT NULL,
  work_region_code  text REFERENCES regions,
  intention         text NOT NULL,
  wanted_occupations text[] NOT NULL DEFAULT '{}',
  wage_floor_fen    integer CHECK (wage_floor_fen >= 0),
  cannot_leave_county boolean NOT NULL,
  destinations      text[] NOT NULL DEFAULT '{}',
  any_destination   boolean NOT NULL,
  needs_dormitory   boolean NOT NULL,
  needs_couple_room boolean NOT NULL,
  couple_with       uuid REFERENCES workers,
  no_night_shift    boolean NOT NULL,
  accepts_any_suitable_job boolean NOT NULL,
  away_from_month   smallint CHECK (away_from_month BETWEEN 1 AND 12),
  away_to_month     smallint CHECK (away_to_month BETWEEN 1 AND 12),
  personalised      boolean NOT NULL DEFAULT true,
  has_smartphone    boolean NOT NULL,
  contact           text NOT NULL,
  last_confirmed_on date,
  changed_at        timestamptz NOT NULL,
  CHECK ((away_from_month IS NULL) = (away_to_month IS NULL))
);
COMMENT ON COLUMN workers.private_sealed IS 'sealed JSON: ethnicity, disability level, income; no engine, list or export reads it';
COMMENT ON COLUMN workers.reference IS 'the number under which the outside register knows the person';
CREATE UNIQUE INDEX ux_workers_id_number ON workers (id_number_index);
CREATE INDEX ix_workers_county ON workers (county_code, township_code, id);
CREATE INDEX ix_workers_household ON workers (household_id);
CREATE INDEX ix_workers_name ON workers (name_index);

CREATE TABLE worker_skills (
  worker_id   uuid NOT NULL REFERENCES workers ON DELETE CASCADE,
  skill_code  text NOT NULL REFERENCES skills,
  level       smallint CHECK (level >= 0),
  certified   boolean NOT NULL,
  expires_on  date,
  PRIMARY KEY (worker_id, skill_code, certified)
);

-- A register's group with the time it was valid; the vocabulary changes over the years (policy rows A10, L4).
CREATE TABLE worker_categories (
  worker_id   uuid NOT NULL REFERENCES workers ON DELETE CASCADE,
  kind        text NOT NULL,
  valid_from  date NOT NULL,
  valid_to    date,
  PRIMARY KEY (worker_id, kind, valid_from)
);

-- A phone is a contact point, never the person: one person may have several, several people may share one.
CREATE TABLE worker_phones (
  worker_id   uuid NOT NULL REFERENCES workers ON DELETE CASCADE,
  phone_index bytea NOT NULL,
  phone_sealed bytea NOT NULL,
  source      text NOT NULL CHECK (source IN ('Register','WeChat','Caseworker')),
  noted_at    timestamptz NOT NULL,
  PRIMARY KEY (worker_id, phone_index)
);
CREATE INDEX ix_worker_phones_phone ON worker_phones (phone_index);

-- 就业困难人员: always with its basis, its author and its period (policy row B10).
CREATE TABLE hard_to_employ_designations (
  id          uuid PRIMARY KEY,
  worker_id   uuid NOT NULL REFERENCES workers ON DELETE CASCADE,
  basis       text NOT NULL,
  rule        text NOT NULL,
  valid_from  date NOT NULL,
  valid_to    date CHECK (valid_to >= valid_from),
  decided_by  text NOT NULL,
  ended_reason text
);
CREATE UNIQUE INDEX ux_designations_open ON hard_to_employ_designations (worker_id) WHERE valid_to IS NULL;

-- An openid is a contact point too; an account may stand for several people.
CREATE TABLE accounts (
  id           uuid PRIMARY KEY,
  app_id       text NOT NULL,
  openid_index bytea NOT NULL,
  openid_sealed bytea NOT NULL,
  created_at   timestamptz NOT NULL,
  seen_at      timestamptz NOT NULL,
  bad_since    timestamptz
);
COMMENT ON COLUMN accounts.bad_since IS 'WeChat said that this openid is invalid (40003)';
CREATE UNIQUE INDEX ux_accounts_openid ON accounts (app_id, openid_index);

CREATE TABLE account_workers (
  account_id  uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  worker_id   uuid NOT NULL REFERENCES workers ON DELETE CASCADE,
  bound_at    timestamptz NOT NULL,
  bound_by    text NOT NULL CHECK (bound_by IN ('Binding','Registration','Import')),
  PRIMARY KEY (account_id, worker_id)
);
CREATE INDEX ix_account_workers_worker ON account_workers (worker_id);

-- Five tries a day for one account to say who it is (reliability, abuse case A4).
CREATE TABLE binding_attempts (
  account_id  uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  on_day      date NOT NULL,
  tries       integer NOT NULL,
  PRIMARY KEY (account_id, on_day)
);

CREATE TABLE staff (
  id           uuid PRIMARY KEY,
  account_id   uuid REFERENCES accounts,
  role         text NOT NULL CHECK (role IN ('Caseworker','Supervisor','Liaison')),
  region_code  text NOT NULL REFERENCES regions,
  display_name text NOT NULL,
  invited_at   timestamptz NOT NULL,
  disabled_at  timestamptz
);
CREATE UNIQUE INDEX ux_staff_account ON staff (account_id) WHERE account_id IS NOT NULL AND disabled_at IS NULL;

CREATE TABLE sessions (
  id            uuid PRIMARY KEY,
  account_id    uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  worker_id     uuid REFERENCES workers,
  access_hash   bytea NOT NULL,
  refresh_hash  bytea NOT NULL,
  created_at    timestamptz NOT NULL,
  access_expires_at timestamptz NOT NULL,
  refresh_expires_at timestamptz NOT NULL,
  revoked_at    timestamptz
);
COMMENT ON COLUMN sessions.worker_id IS 'who of the people on this account is speaking; null until told when there are several';
CREATE UNIQUE INDEX ux_sessions_access ON sessions (access_hash);
CREATE UNIQUE INDEX ux_sessions_refresh ON sessions (refresh_hash);
CREATE INDEX ix_sessions_account ON sessions (account_id);

-- A phone on a weak network sends its one-use code twice: for five minutes the same code gets the same answer.
-- The answer is sealed with a key made of the code itself, so this row opens nothing.
CREATE TABLE signin_codes (
  code_hash     bytea PRIMARY KEY,
  answer_sealed bytea,
  created_at    timestamptz NOT NULL
);
CREATE INDEX ix_signin_codes_created ON signin_codes (created_at);
