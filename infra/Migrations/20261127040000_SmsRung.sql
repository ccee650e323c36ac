-- The second rung: an SMS, tried while the slot is with a person already. At most one may leave the house per worker and slot.

ALTER TABLE obligations ADD COLUMN sms_due_at timestamptz;
ALTER TABLE obligations ADD CONSTRAINT ck_obligations_sms CHECK (sms_due_at IS NULL OR state = 'Fallback');
COMMENT ON COLUMN obligations.sms_due_at IS 'when an SMS may be sent; null: nothing to send, or it is on its way';
CREATE INDEX ix_obligations_sms_due ON obligations (sms_due_at, safety_on, worker_id) WHERE sms_due_at IS NOT NULL;

-- What a person has asked for about being reached.
CREATE TABLE contact_preferences (
  worker_id         uuid PRIMARY KEY REFERENCES workers ON DELETE CASCADE,
  preferred_channel text CHECK (preferred_channel IN ('WeChat','Sms','PhoneCall','Visit','Sheet')),
  quiet_from        time,
  quiet_to          time,
  language          text CHECK (length(language) BETWEEN 1 AND 20),
  changed_at        timestamptz NOT NULL,
  CONSTRAINT ck_contact_preferences_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);
COMMENT ON COLUMN contact_preferences.preferred_channel IS 'a call, a visit or a sheet of paper also says: no SMS';
COMMENT ON COLUMN contact_preferences.quiet_from IS 'hours of Shanghai; over midnight where the end is the earlier one';

-- The first moment from p_at on at which a person may be written to: 09:00 to 20:00 in Shanghai, from 18:00 where only the evening
-- serves, never in the hours they asked to be left alone. Null where no such moment is left of the day.
CREATE FUNCTION first_contact(p_at timestamptz, p_contact text, p_quiet_from time, p_quiet_to time) RETURNS timestamptz
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog AS $$
DECLARE
  t timestamp := p_at AT TIME ZONE 'Asia/Shanghai';
  opens time := CASE WHEN p_contact = 'EveningOnly' THEN time '18:00' ELSE time '09:00' END;
BEGIN
  FOR turn IN 1..4 LOOP
    IF t::time < opens THEN t := t::date + opens;
    ELSIF t::time >= time '20:00' THEN t := t::date + 1 + opens;
    END IF;
    IF p_quiet_from IS NULL OR p_quiet_from = p_quiet_to THEN RETURN t AT TIME ZONE 'Asia/Shanghai'; END IF;
    IF p_quiet_from < p_quiet_to AND (t::time < p_quiet_from OR t::time >= p_quiet_to)
       OR p_quiet_from > p_quiet_to AND t::time < p_quiet_from AND t::time >= p_quiet_to THEN
      RETURN t AT TIME ZONE 'Asia/Shanghai';
    END IF;
    t := t::date + CASE WHEN t::time < p_quiet_to THEN 0 ELSE 1 END + p_quiet_to;
  END LOOP;
  RETURN NULL;
END $$;

-- The vendor's approved templates, and which of them it refuses.
CREATE TABLE sms_templates (
  template_id    text PRIMARY KEY,
  noted_at       timestamptz NOT NULL,
  stopped_at     timestamptz,
  stopped_reason text
);

ALTER TABLE attempts
  ADD COLUMN sms_template_id text REFERENCES sms_templates,
  ADD COLUMN serial_no       text,
  ADD COLUMN vendor_code     text,
  ADD COLUMN phone_index     bytea,
  ADD COLUMN lease_until     timestamptz,
  ADD CONSTRAINT ck_attempts_sms CHECK (channel = 'Sms' OR (sms_template_id IS NULL AND serial_no IS NULL AND phone_index IS NULL)),
  ADD CONSTRAINT ck_attempts_lease CHECK ((lease_until IS NOT NULL) = (channel = 'Sms' AND state = 'Sending'));
COMMENT ON COLUMN attempts.lease_until IS 'by the database''s clock; afterwards nobody knows what became of the SMS, and it is never sent again';
COMMENT ON COLUMN attempts.phone_index IS 'keyed hash of the number, as in worker_phones';
CREATE UNIQUE INDEX ux_attempts_serial_no ON attempts (serial_no) WHERE serial_no IS NOT NULL;
-- Two people on one phone are written to one after the other.
CREATE UNIQUE INDEX ux_attempts_one_sms_in_flight ON attempts (phone_index) WHERE state = 'Sending' AND phone_index IS NOT NULL;
CREATE INDEX ix_attempts_phone ON attempts (phone_index, intended_at) WHERE phone_index IS NOT NULL;
CREATE INDEX ix_attempts_sms_sending ON attempts (lease_until) WHERE lease_until IS NOT NULL;

-- The vendor's receipts, kept before they are answered; worked off later, in any order, each once.
CREATE TABLE sms_receipts (
  id            uuid PRIMARY KEY,
  body_hash     bytea NOT NULL UNIQUE,
  body_sealed   bytea NOT NULL,
  received_at   timestamptz NOT NULL,
  next_try_at   timestamptz,
  tries         smallint NOT NULL DEFAULT 0,
  processed_at  timestamptz,
  outcome       text
);
CREATE INDEX ix_sms_receipts_open ON sms_receipts (next_try_at, received_at) WHERE processed_at IS NULL;

-- Whatever takes a slot from the person who has it (evidence, an excuse, its close): nothing is sent any more.
CREATE OR REPLACE FUNCTION obligations_follow_edges() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT EXISTS
     (SELECT 1 FROM obligation_edges WHERE from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION 'an obligation cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'Excused' AND OLD.state <> 'Excused' AND NOT EXISTS (SELECT 1 FROM excuses WHERE worker_id = NEW.worker_id AND slot = NEW.slot AND granted) THEN
    RAISE EXCEPTION 'nobody has granted an excuse' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state <> 'Fallback' THEN NEW.sms_due_at := NULL; END IF;
  RETURN NEW;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON contact_preferences TO ja_app;
GRANT SELECT, INSERT, UPDATE ON sms_templates, sms_receipts TO ja_app;
