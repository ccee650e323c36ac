-- A round shares openings out under headcount, and nodes read only what has changed in the market.

-- One pass over everybody who was owed and had no part in an earlier one: 0 is the round itself, the others are for late-comers.
-- What a pass leaves behind (this row, allotments, round_prices) is committed at once or not at all.
CREATE TABLE round_passes (
  slot             text NOT NULL REFERENCES rounds (slot),
  pass             smallint NOT NULL CHECK (pass >= 0),
  made_at          timestamptz NOT NULL,
  workers          integer NOT NULL CHECK (workers >= 0),
  postings         integer NOT NULL CHECK (postings >= 0),
  capacity         bigint NOT NULL CHECK (capacity >= 0),
  notices          bigint NOT NULL CHECK (notices BETWEEN 0 AND capacity),
  value            bigint NOT NULL CHECK (value <= bound),
  bound            bigint NOT NULL,
  gap_share        double precision NOT NULL,
  epsilon          integer NOT NULL,
  largest_regret   bigint NOT NULL,
  over_capacity    bigint NOT NULL CHECK (over_capacity = 0),
  priced_with_free_seat integer NOT NULL CHECK (priced_with_free_seat = 0),
  coverage         double precision NOT NULL,
  coverage_zero_employment double precision,
  coverage_hard_to_employ double precision,
  coverage_ordinary double precision,
  fill             double precision NOT NULL,
  postings_shown   double precision NOT NULL,
  gini             double precision NOT NULL,
  notices_per_seat numeric(8,2) NOT NULL,
  seed             integer NOT NULL,
  seconds          double precision NOT NULL,
  PRIMARY KEY (slot, pass)
);
COMMENT ON COLUMN round_passes.bound IS 'no way of sharing out whatever has a higher value; computed apart from the auction';
COMMENT ON COLUMN round_passes.coverage_zero_employment IS 'null: nobody of the class took part';

-- Who is told of what in a slot. Rank 0 without a posting: took part, and nothing was left that fits.
-- No foreign keys: a pass writes millions of rows that it has just read, and the notices made of them have theirs.
CREATE TABLE allotments (
  slot        text NOT NULL,
  worker_id   uuid NOT NULL,
  rank        smallint NOT NULL CHECK (rank BETWEEN 0 AND 15),
  posting_id  uuid,
  score       smallint CHECK (score BETWEEN 0 AND 10000),
  PRIMARY KEY (slot, worker_id, rank),
  CHECK ((rank = 0) = (posting_id IS NULL) AND (rank = 0) = (score IS NULL))
);

-- What a place at a posting cost in the round, in points, and how many people are told of it in this slot.
CREATE TABLE round_prices (
  slot        text NOT NULL,
  posting_id  uuid NOT NULL REFERENCES job_postings,
  price       integer NOT NULL CHECK (price >= 0),
  capacity    integer NOT NULL CHECK (capacity >= 0),
  load        integer NOT NULL CHECK (load BETWEEN 0 AND capacity),
  PRIMARY KEY (slot, posting_id)
);
CREATE INDEX ix_round_prices_posting ON round_prices (posting_id);
COMMENT ON COLUMN round_prices.capacity IS 'notices left for the posting when the slot began: what was told in earlier slots is already off';

-- People told before there was an allotment count as told.
INSERT INTO round_prices (slot, posting_id, price, capacity, load)
SELECT n.slot, p.posting_id, 0, count(*), count(*) FROM notice_postings p JOIN notices n ON n.id = p.notice_id GROUP BY n.slot, p.posting_id;

-- Which posting each number of market_version is about; null: about what all of them stand on. Numbers are given under the lock of
-- market_version's row, which is held until the commit: whoever has read a number has seen every change up to it.
CREATE TABLE market_changes (
  version     bigint NOT NULL,
  posting_id  uuid,
  changed_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ix_market_changes_version ON market_changes (version);

CREATE FUNCTION next_market_version() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE given bigint;
BEGIN
  UPDATE market_version SET version = version + 1, changed_at = now() RETURNING version INTO given;
  -- Every node begins afresh each day: nobody asks for what is older.
  IF given % 1000 = 0 THEN DELETE FROM market_changes WHERE changed_at < now() - interval '3 days'; END IF;
  PERFORM pg_notify('market', '');
  RETURN given;
END $$;

-- Prices and what was told changed, no posting did: a number and no row.
CREATE OR REPLACE FUNCTION bump_market_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM next_market_version();
  RETURN NULL;
END $$;

-- A statement that touched no row (an import of what is already there) changes nothing.
CREATE FUNCTION whole_market_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT FROM changed) THEN INSERT INTO market_changes (version, posting_id) VALUES (next_market_version(), NULL); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION postings_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM changed) THEN RETURN NULL; END IF;
  v := next_market_version();
  INSERT INTO market_changes (version, posting_id) SELECT v, id FROM changed;
  RETURN NULL;
END $$;

CREATE FUNCTION employers_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM changed) THEN RETURN NULL; END IF;
  v := next_market_version();
  INSERT INTO market_changes (version, posting_id) SELECT v, p.id FROM job_postings p JOIN changed c ON c.id = p.employer_id WHERE p.state = 'Published';
  RETURN NULL;
END $$;

CREATE FUNCTION posting_skills_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v bigint;
BEGIN
  IF NOT EXISTS (SELECT FROM changed) THEN RETURN NULL; END IF;
  v := next_market_version();
  INSERT INTO market_changes (version, posting_id) SELECT DISTINCT v, posting_id FROM changed;
  RETURN NULL;
END $$;

DROP TRIGGER job_postings_change_the_market ON job_postings;
DROP TRIGGER agreements_change_the_market ON agreements;
DROP TRIGGER employers_change_the_market ON employers;
CREATE TRIGGER job_postings_come AFTER INSERT ON job_postings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION postings_changed();
CREATE TRIGGER job_postings_change AFTER UPDATE ON job_postings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION postings_changed();
CREATE TRIGGER job_postings_go AFTER DELETE ON job_postings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION postings_changed();
CREATE TRIGGER posting_skills_come AFTER INSERT ON posting_skills REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION posting_skills_changed();
CREATE TRIGGER posting_skills_change AFTER UPDATE ON posting_skills REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION posting_skills_changed();
CREATE TRIGGER posting_skills_go AFTER DELETE ON posting_skills REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION posting_skills_changed();
CREATE TRIGGER employers_change AFTER UPDATE ON employers REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION employers_changed();
CREATE INDEX ix_job_postings_employer ON job_postings (employer_id);
CREATE TRIGGER round_passes_change_the_market AFTER INSERT ON round_passes FOR EACH STATEMENT EXECUTE FUNCTION bump_market_version();

-- What every posting is read with; a table that this version does not have is passed over.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agreements','agreement_parties','agreement_pairings','agreement_employers','regions','minimum_wages','skills','occupations',
      'occupation_hazards','occupation_certificates','occupation_closeness','occupation_classes','occupation_group_closeness'] LOOP
    CONTINUE WHEN to_regclass(t) IS NULL;
    EXECUTE format('CREATE TRIGGER %s_come AFTER INSERT ON %s REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION whole_market_changed()', t, t);
    EXECUTE format('CREATE TRIGGER %s_change AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION whole_market_changed()', t, t);
    EXECUTE format('CREATE TRIGGER %s_go AFTER DELETE ON %s REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION whole_market_changed()', t, t);
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION next_market_version(), bump_market_version(), whole_market_changed(), postings_changed(), posting_skills_changed(), employers_changed() FROM PUBLIC;
GRANT SELECT, INSERT ON round_passes, allotments, round_prices TO ja_app;
GRANT UPDATE ON round_prices TO ja_app;
GRANT SELECT ON market_changes TO ja_app;
