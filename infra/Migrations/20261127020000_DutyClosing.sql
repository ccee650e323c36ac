-- The days of a slot come from policy; a slot ends by a close that freezes it and chains it to the one before; nobody is excused without a paper and a second person.

ALTER TABLE notice_policies
  ADD COLUMN send_at             time     NOT NULL DEFAULT '09:30',
  ADD COLUMN fallback_after_days smallint NOT NULL DEFAULT 7,
  ADD COLUMN safety_after_days   smallint NOT NULL DEFAULT 11,
  ADD COLUMN writing_days        smallint NOT NULL DEFAULT 1,
  ADD CONSTRAINT ck_notice_policies_days CHECK (fallback_after_days BETWEEN 1 AND safety_after_days AND safety_after_days <= 12 AND writing_days BETWEEN 0 AND 5);
COMMENT ON COLUMN notice_policies.send_at IS 'hour of Shanghai on the first day of the slot, whatever the weekday';
COMMENT ON COLUMN notice_policies.fallback_after_days IS 'so many days after the first, what was sent and brought no evidence goes to a person: 7 is day 8 or 23';
COMMENT ON COLUMN notice_policies.safety_after_days IS 'so many days after the first, every slot is met or has a person: 11 is day 12 or 27';
COMMENT ON COLUMN notice_policies.writing_days IS 'so many days after the last, what happened inside the slot may still be written down; then it closes';

ALTER TABLE obligations ADD COLUMN fallback_on date, ADD COLUMN closes_on date;
WITH days AS (
  SELECT slot, first_day, CASE WHEN right(slot, 1) = '1' THEN first_day + 15 ELSE (date_trunc('month', first_day) + interval '1 month')::date END AS ends_on
    FROM (SELECT DISTINCT slot, to_date(left(slot, 7) || CASE WHEN right(slot, 1) = '1' THEN '-01' ELSE '-16' END, 'YYYY-MM-DD') AS first_day FROM obligations) of_slot)
UPDATE obligations o SET fallback_on = d.first_day + 7, closes_on = d.ends_on + 1 FROM days d WHERE d.slot = o.slot;
ALTER TABLE obligations ALTER COLUMN fallback_on SET NOT NULL, ALTER COLUMN closes_on SET NOT NULL;
COMMENT ON COLUMN obligations.closes_on IS 'from the first moment of this day in Shanghai the slot is closed';

ALTER TABLE evidence ADD COLUMN written_at timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN evidence.written_at IS 'when it was written down; at is when it happened';

-- No duty after all: asked by one person with a paper, granted by another. A confirmed hire has its own three voices.
CREATE TABLE excuses (
  id          uuid PRIMARY KEY,
  worker_id   uuid NOT NULL,
  slot        text NOT NULL,
  reason      text NOT NULL CHECK (reason IN ('Hired','MovedAway','Died','Withdrew','NotEligible')),
  document    text NOT NULL CHECK (length(document) BETWEEN 2 AND 200),
  hire_id     uuid REFERENCES hires,
  asked_by    uuid REFERENCES staff,
  asked_at    timestamptz NOT NULL,
  decided_by  uuid REFERENCES staff,
  decided_at  timestamptz,
  granted     boolean,
  note        text CHECK (length(note) BETWEEN 1 AND 500),
  FOREIGN KEY (worker_id, slot) REFERENCES obligations (worker_id, slot),
  CONSTRAINT ck_excuses_asked CHECK (asked_by IS NOT NULL OR (hire_id IS NOT NULL AND reason = 'Hired')),
  CONSTRAINT ck_excuses_decided CHECK ((granted IS NULL) = (decided_by IS NULL) AND (granted IS NULL) = (decided_at IS NULL)),
  CONSTRAINT ck_excuses_two_people CHECK (decided_by <> asked_by)
);
COMMENT ON COLUMN excuses.document IS 'which paper says so and where it lies; no name, number or phone';
CREATE UNIQUE INDEX ux_excuses_slot ON excuses (worker_id, slot) WHERE granted IS DISTINCT FROM false;
CREATE INDEX ix_excuses_waiting ON excuses (asked_at, id) WHERE granted IS NULL;

CREATE OR REPLACE FUNCTION obligations_follow_edges() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT EXISTS
     (SELECT 1 FROM obligation_edges WHERE from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION 'an obligation cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'Excused' AND OLD.state <> 'Excused' AND NOT EXISTS (SELECT 1 FROM excuses WHERE worker_id = NEW.worker_id AND slot = NEW.slot AND granted) THEN
    RAISE EXCEPTION 'nobody has granted an excuse' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- One row per county and slot, written when everything in it is final; its hash covers every row and the county's close before.
ALTER TABLE rounds ADD COLUMN closed_at timestamptz;
CREATE TABLE slot_closings (
  county_code   text NOT NULL REFERENCES regions,
  slot          text NOT NULL CHECK (slot ~ '^[0-9]{4}-(0[1-9]|1[0-2])-H[12]$'),
  closed_at     timestamptz NOT NULL,
  owed          integer NOT NULL,
  fulfilled     integer NOT NULL,
  excused       integer NOT NULL,
  missed        integer NOT NULL,
  rows_hash     bytea NOT NULL CHECK (length(rows_hash) = 32),
  previous_hash bytea NOT NULL CHECK (length(previous_hash) = 32),
  hash          bytea NOT NULL UNIQUE CHECK (length(hash) = 32),
  PRIMARY KEY (county_code, slot),
  CONSTRAINT ck_slot_closings_sum CHECK (owed = fulfilled + excused + missed)
);
COMMENT ON COLUMN slot_closings.previous_hash IS 'hash of the county''s close before; zeros for its first';

CREATE FUNCTION obligations_stay_closed() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM slot_closings WHERE county_code = OLD.county_code AND slot = OLD.slot) THEN
    RAISE EXCEPTION 'the slot is closed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER obligations_stay_closed BEFORE UPDATE OR DELETE ON obligations FOR EACH ROW WHEN (OLD.state IN ('Fulfilled','Excused','Missed'))
  EXECUTE FUNCTION obligations_stay_closed();

CREATE FUNCTION obligations_come_before_the_close() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM (SELECT DISTINCT county_code, slot FROM made) m JOIN slot_closings USING (county_code, slot)) THEN
    RAISE EXCEPTION 'the slot is closed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER obligations_come_before_the_close AFTER INSERT ON obligations REFERENCING NEW TABLE AS made FOR EACH STATEMENT
  EXECUTE FUNCTION obligations_come_before_the_close();

GRANT SELECT, INSERT, UPDATE ON excuses TO ja_app;
GRANT SELECT, INSERT ON slot_closings TO ja_app;

-- Who moves to another county takes what is open along: the new office owes it and has the tasks.
CREATE FUNCTION duty_moves_along() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  UPDATE obligations SET county_code = NEW.county_code WHERE worker_id = NEW.id AND county_code <> NEW.county_code AND state NOT IN ('Fulfilled','Excused','Missed');
  UPDATE outreach_tasks SET county_code = NEW.county_code, township_code = NEW.township_code WHERE worker_id = NEW.id AND state = 'Open';
  RETURN NULL;
END $$;
CREATE TRIGGER duty_moves_along AFTER UPDATE OF county_code, township_code ON workers FOR EACH ROW
  WHEN (OLD.county_code <> NEW.county_code OR OLD.township_code <> NEW.township_code) EXECUTE FUNCTION duty_moves_along();
