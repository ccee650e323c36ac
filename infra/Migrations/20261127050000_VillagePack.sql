-- The last rungs of the ladder: visits with something to show for them, printed sheets with a one-use code, and the request to a partner region.

-- Insert-only: one visit, met or not. What shows that somebody was there is sealed like other personal data.
CREATE TABLE visits (
  id             uuid PRIMARY KEY,
  worker_id      uuid NOT NULL,
  slot           text NOT NULL,
  staff_id       uuid NOT NULL REFERENCES staff,
  at             timestamptz NOT NULL,
  written_at     timestamptz NOT NULL,
  village_code   text NOT NULL REFERENCES regions,
  met            boolean NOT NULL,
  proof          text CHECK (proof IN ('Signature','Photo')),
  proof_index    bytea CHECK (length(proof_index) = 16),
  private_sealed bytea CHECK (length(private_sealed) < 1500000),
  FOREIGN KEY (worker_id, slot) REFERENCES obligations (worker_id, slot),
  CONSTRAINT ck_visits_proof CHECK (met = (proof IS NOT NULL) AND met = (proof_index IS NOT NULL) AND (NOT met OR private_sealed IS NOT NULL)),
  CONSTRAINT ck_visits_time CHECK (at <= written_at)
);
COMMENT ON COLUMN visits.proof_index IS 'keyed hash of the picture: one picture proves one visit';
COMMENT ON COLUMN visits.private_sealed IS 'sealed JSON: the picture and where it was taken';
CREATE UNIQUE INDEX ux_visits_proof ON visits (proof_index) WHERE proof_index IS NOT NULL;
CREATE UNIQUE INDEX ux_visits_once ON visits (worker_id, slot, staff_id, at);

-- One printed sheet: its code is on the paper only. Whoever scans it first uses it up.
CREATE TABLE sheets (
  id             uuid PRIMARY KEY,
  worker_id      uuid NOT NULL,
  slot           text NOT NULL,
  code_index     bytea NOT NULL CHECK (length(code_index) = 16),
  printed_by     uuid NOT NULL REFERENCES staff,
  printed_at     timestamptz NOT NULL,
  scanned_at     timestamptz,
  written_at     timestamptz,
  scanned_by     uuid REFERENCES staff,
  scanned_account uuid REFERENCES accounts,
  outcome        text CHECK (outcome IN ('Fulfilled','Noted','OutsideSlot')),
  FOREIGN KEY (worker_id, slot) REFERENCES obligations (worker_id, slot),
  CONSTRAINT ck_sheets_scanned CHECK ((scanned_at IS NULL) = (written_at IS NULL) AND (scanned_at IS NULL) = (outcome IS NULL)
    AND num_nonnulls(scanned_by, scanned_account) = CASE WHEN scanned_at IS NULL THEN 0 ELSE 1 END),
  CONSTRAINT ck_sheets_time CHECK (scanned_at >= printed_at AND scanned_at <= written_at)
);
COMMENT ON COLUMN sheets.code_index IS 'keyed hash of the eight characters; the code itself is nowhere but on the paper';
COMMENT ON COLUMN sheets.scanned_at IS 'when it was handed over; written_at is when that was written down';
CREATE UNIQUE INDEX ux_sheets_code ON sheets (code_index);
CREATE INDEX ix_sheets_slot ON sheets (worker_id, slot);
CREATE INDEX ix_sheets_scanned_by ON sheets (scanned_by, scanned_at) WHERE scanned_by IS NOT NULL;

CREATE FUNCTION sheets_are_used_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF OLD.scanned_at IS NOT NULL OR (NEW.id, NEW.worker_id, NEW.slot, NEW.code_index, NEW.printed_by, NEW.printed_at) IS DISTINCT FROM
     (OLD.id, OLD.worker_id, OLD.slot, OLD.code_index, OLD.printed_by, OLD.printed_at) THEN
    RAISE EXCEPTION 'a sheet is used once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sheets_are_used_once BEFORE UPDATE ON sheets FOR EACH ROW EXECUTE FUNCTION sheets_are_used_once();

-- Nobody was met twice: the region where the person is said to work is asked, and answers once by a day.
CREATE TABLE partner_requests (
  id             uuid PRIMARY KEY,
  worker_id      uuid NOT NULL,
  slot           text NOT NULL,
  region_code    text NOT NULL REFERENCES regions,
  asked_by       uuid NOT NULL REFERENCES staff,
  asked_at       timestamptz NOT NULL,
  due_on         date NOT NULL,
  answer         text CHECK (answer IN ('Found','NotFound')),
  note           text CHECK (length(note) BETWEEN 1 AND 500),
  answered_by    uuid REFERENCES staff,
  answered_at    timestamptz,
  FOREIGN KEY (worker_id, slot) REFERENCES obligations (worker_id, slot),
  CONSTRAINT ck_partner_requests_answered CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL))
);
CREATE UNIQUE INDEX ux_partner_requests_slot ON partner_requests (worker_id, slot);
CREATE INDEX ix_partner_requests_region ON partner_requests (region_code, due_on, id);

GRANT SELECT, INSERT ON visits TO ja_app;
GRANT SELECT, INSERT, UPDATE ON sheets, partner_requests TO ja_app;
