-- Who offers work, who may speak for them, and the openings themselves.

CREATE TABLE employers (
  id            uuid PRIMARY KEY,
  reference     text NOT NULL UNIQUE,
  name          text NOT NULL,
  kind          text NOT NULL,
  industry      text NOT NULL,
  credit_code   text,
  region_code   text NOT NULL REFERENCES regions,
  address       text NOT NULL,
  staff_count   integer CHECK (staff_count >= 0),
  verification  text NOT NULL CHECK (verification IN ('Pending','Verified','Rejected','Lapsed')),
  verified_on   date,
  licence_valid_to date,
  record        text NOT NULL CHECK (record IN ('None','ComplaintOpen','InspectionFailed','ArrearsSettled','ArrearsOpen','Blacklisted')),
  standing      text NOT NULL CHECK (standing IN ('Good','Watch','Suspended')),
  contact_sealed bytea,
  last_called_on date,
  changed_at    timestamptz NOT NULL
);
COMMENT ON COLUMN employers.contact_sealed IS 'sealed JSON: contact name and phone; never in a list';
COMMENT ON COLUMN employers.last_called_on IS 'the last day a station or caseworker spoke to the employer';

CREATE TABLE brokers (
  id            uuid PRIMARY KEY,
  reference     text UNIQUE,
  account_id    uuid REFERENCES accounts,
  name          text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('IndividualBroker','StaffingAgency','Cooperative','JobStation')),
  region_code   text NOT NULL REFERENCES regions,
  credit_code   text,
  licence_no    text,
  licence_valid_to date,
  contact_sealed bytea NOT NULL,
  verification  text NOT NULL CHECK (verification IN ('Pending','Verified','Rejected','Lapsed')),
  verified_on   date,
  verified_by   uuid REFERENCES staff,
  review_remark text,
  standing      text NOT NULL CHECK (standing IN ('Good','Watch','Suspended')),
  applied_at    timestamptz NOT NULL,
  changed_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX ux_brokers_account ON brokers (account_id) WHERE account_id IS NOT NULL AND verification <> 'Rejected';

CREATE TABLE mandates (
  id            uuid PRIMARY KEY,
  broker_id     uuid NOT NULL REFERENCES brokers ON DELETE CASCADE,
  employer_id   uuid NOT NULL REFERENCES employers ON DELETE CASCADE,
  state         text NOT NULL CHECK (state IN ('Pending','Confirmed','Revoked')),
  changed_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX ux_mandates_pair ON mandates (broker_id, employer_id);

-- Employers named in an agreement for directed recruitment (policy rows D16, E2).
CREATE TABLE agreement_employers (
  agreement_id uuid NOT NULL REFERENCES agreements ON DELETE CASCADE,
  employer_id  uuid NOT NULL REFERENCES employers ON DELETE CASCADE,
  PRIMARY KEY (agreement_id, employer_id)
);

CREATE TABLE job_postings (
  id              uuid PRIMARY KEY,
  reference       text NOT NULL UNIQUE,
  outside_reference text,
  broker_id       uuid REFERENCES brokers,
  station_id      uuid REFERENCES stations,
  employer_id     uuid NOT NULL REFERENCES employers,
  agreement_id    uuid REFERENCES agreements,
  title           text NOT NULL,
  duties          text NOT NULL,
  requirements    text NOT NULL,
  occupation_code text NOT NULL REFERENCES occupations,
  kind            text NOT NULL,
  arrangement     text NOT NULL,
  workplace_code  text REFERENCES regions,
  workplace_text  text NOT NULL,
  headcount       integer NOT NULL CHECK (headcount > 0),
  filled          integer NOT NULL DEFAULT 0,
  pay_basis       text CHECK (pay_basis IN ('Month','Day','Hour','Piece')),
  pay_min_fen     integer CHECK (pay_min_fen >= 0),
  pay_max_fen     integer CHECK (pay_max_fen >= pay_min_fen),
  piece_unit      text,
  month_min_fen   integer CHECK (month_min_fen >= 0),
  month_max_fen   integer CHECK (month_max_fen >= month_min_fen),
  work_time       text NOT NULL,
  hours_per_week  numeric(4,1) CHECK (hours_per_week BETWEEN 0 AND 84),
  education_min   text NOT NULL,
  shift           text NOT NULL,
  dormitory       text NOT NULL,
  meals           text NOT NULL,
  couples         boolean NOT NULL,
  travel_organised boolean NOT NULL,
  training        boolean NOT NULL,
  contract        text NOT NULL,
  social_insurance boolean NOT NULL,
  target_group_first_days smallint NOT NULL DEFAULT 0 CHECK (target_group_first_days BETWEEN 0 AND 60),
  season_from_month smallint CHECK (season_from_month BETWEEN 1 AND 12),
  season_to_month smallint CHECK (season_to_month BETWEEN 1 AND 12),
  opens_on        date NOT NULL,
  starts_on       date,
  closes_on       date NOT NULL,
  state           text NOT NULL CHECK (state IN ('Draft','Submitted','Returned','Published','Suspended','Filled','Closed','Expired')),
  state_reason    text,
  created_at      timestamptz NOT NULL,
  submitted_at    timestamptz,
  review_due_on   date,
  reviewed_at     timestamptz,
  reviewed_by     uuid REFERENCES staff,
  published_at    timestamptz,
  changed_at      timestamptz NOT NULL,
  CONSTRAINT ck_job_postings_filled CHECK (filled BETWEEN 0 AND headcount),
  CONSTRAINT ck_job_postings_submitter CHECK (num_nonnulls(broker_id, station_id) <= 1),
  CONSTRAINT ck_job_postings_season CHECK ((season_from_month IS NULL) = (season_to_month IS NULL)),
  CONSTRAINT ck_job_postings_published CHECK (state <> 'Published' OR
    (published_at IS NOT NULL AND workplace_code IS NOT NULL AND pay_basis IS NOT NULL AND month_min_fen IS NOT NULL))
);
COMMENT ON COLUMN job_postings.filled IS 'confirmed hires; only the confirmation of a hire changes it';
CREATE INDEX ix_job_postings_published ON job_postings (published_at DESC, id) WHERE state = 'Published';
CREATE INDEX ix_job_postings_broker ON job_postings (broker_id, id);
CREATE INDEX ix_job_postings_review ON job_postings (review_due_on, id) WHERE state = 'Submitted';
CREATE UNIQUE INDEX ux_job_postings_outside ON job_postings (broker_id, outside_reference) WHERE outside_reference IS NOT NULL AND broker_id IS NOT NULL;

CREATE TABLE posting_skills (
  posting_id  uuid NOT NULL REFERENCES job_postings ON DELETE CASCADE,
  skill_code  text NOT NULL REFERENCES skills,
  required    boolean NOT NULL,
  level       smallint CHECK (level >= 0),
  PRIMARY KEY (posting_id, skill_code)
);

-- What a reviewer (or a machine rule) said of one field.
CREATE TABLE posting_remarks (
  id          uuid PRIMARY KEY,
  posting_id  uuid NOT NULL REFERENCES job_postings ON DELETE CASCADE,
  field       text NOT NULL,
  code        text NOT NULL,
  message     text NOT NULL,
  made_by     uuid REFERENCES staff,
  made_at     timestamptz NOT NULL
);
CREATE INDEX ix_posting_remarks_posting ON posting_remarks (posting_id);

-- One number that grows whenever what can be matched changes: the truth behind every "please reload" message.
CREATE TABLE market_version (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version    bigint NOT NULL,
  changed_at timestamptz NOT NULL
);
INSERT INTO market_version (version, changed_at) VALUES (1, now());

CREATE FUNCTION bump_market_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  UPDATE market_version SET version = version + 1, changed_at = now();
  RETURN NULL;
END $$;
CREATE TRIGGER job_postings_change_the_market AFTER INSERT OR UPDATE OR DELETE ON job_postings FOR EACH STATEMENT EXECUTE FUNCTION bump_market_version();
CREATE TRIGGER agreements_change_the_market AFTER INSERT OR UPDATE OR DELETE ON agreements FOR EACH STATEMENT EXECUTE FUNCTION bump_market_version();
CREATE TRIGGER employers_change_the_market AFTER INSERT OR UPDATE OR DELETE ON employers FOR EACH STATEMENT EXECUTE FUNCTION bump_market_version();
