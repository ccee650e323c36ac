-- The duty ledger: one row per worker and half-month slot, whose state only moves along the edges below.

-- Ids made inside statements over many rows sort by their time like those of the programs.
CREATE FUNCTION uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE SET search_path = pg_catalog AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;

CREATE TABLE notice_policies (
  id             uuid PRIMARY KEY,
  region_code    text NOT NULL REFERENCES regions,
  category       text NOT NULL CHECK (category IN ('HardToEmploy','JobSeeker')),
  slots_per_month smallint NOT NULL CHECK (slots_per_month BETWEEN 0 AND 2),
  met_by         text NOT NULL CHECK (met_by IN ('Evidence','Delivery')),
  source         text NOT NULL,
  valid_from     date NOT NULL,
  valid_to       date CHECK (valid_to >= valid_from)
);
CREATE UNIQUE INDEX ux_notice_policies ON notice_policies (region_code, category, valid_from);

CREATE TABLE rounds (
  id            uuid PRIMARY KEY,
  slot          text NOT NULL UNIQUE CHECK (slot ~ '^[0-9]{4}-(0[1-9]|1[0-2])-H[12]$'),
  started_by    text NOT NULL CHECK (started_by IN ('Schedule','Sweep','Operator')),
  started_at    timestamptz NOT NULL,
  made_on       date,
  composed_at   timestamptz,
  owed          integer NOT NULL DEFAULT 0,
  matched       integer NOT NULL DEFAULT 0,
  report        jsonb
);
COMMENT ON COLUMN rounds.made_on IS 'the last day on which the slot''s obligations were made: whoever joins later is owed as well';
COMMENT ON TABLE rounds IS 'one row per slot: whoever inserts it starts the round, everybody else helps';

CREATE TABLE obligations (
  worker_id     uuid NOT NULL REFERENCES workers,
  slot          text NOT NULL CHECK (slot ~ '^[0-9]{4}-(0[1-9]|1[0-2])-H[12]$'),
  county_code   text NOT NULL REFERENCES regions,
  category      text NOT NULL CHECK (category IN ('HardToEmploy','JobSeeker')),
  met_by        text NOT NULL CHECK (met_by IN ('Evidence','Delivery')),
  state         text NOT NULL,
  reason        text,
  safety_on     date NOT NULL,
  due_at        timestamptz NOT NULL,
  owner         text,
  lease_until   timestamptz,
  tries         smallint NOT NULL DEFAULT 0,
  composed_at   timestamptz,
  sent_at       timestamptz,
  delivered_at  timestamptz,
  fulfilled_at  timestamptz,
  changed_at    timestamptz NOT NULL,
  PRIMARY KEY (worker_id, slot),
  CONSTRAINT ck_obligations_state CHECK (state IN ('Due','Claimed','Sending','Accepted','Unknown','Refused','Undelivered','Fallback','Delivered','Fulfilled','Excused','Missed')),
  CONSTRAINT ck_obligations_lease CHECK ((state IN ('Claimed','Sending')) = (owner IS NOT NULL AND lease_until IS NOT NULL)),
  CONSTRAINT ck_obligations_fulfilled CHECK ((state = 'Fulfilled') = (fulfilled_at IS NOT NULL))
);
CREATE INDEX ix_obligations_due ON obligations (due_at, safety_on, worker_id) WHERE state = 'Due';
CREATE INDEX ix_obligations_open ON obligations (state, lease_until) WHERE state IN ('Claimed','Sending','Accepted','Unknown','Refused','Undelivered');
CREATE INDEX ix_obligations_uncomposed ON obligations (slot, worker_id) WHERE composed_at IS NULL;
CREATE INDEX ix_obligations_slot ON obligations (slot, county_code, state);

-- Every way a slot may go (matching/Domain/Notices/SlotStates.cs says why; a test compares the two).
CREATE TABLE obligation_edges (
  from_state text NOT NULL,
  to_state   text NOT NULL,
  PRIMARY KEY (from_state, to_state)
);
INSERT INTO obligation_edges (from_state, to_state) VALUES
  ('Due','Claimed'), ('Due','Fallback'),
  ('Claimed','Sending'), ('Claimed','Due'),
  ('Sending','Accepted'), ('Sending','Due'), ('Sending','Refused'), ('Sending','Unknown'), ('Sending','Fallback'),
  ('Accepted','Delivered'), ('Accepted','Undelivered'), ('Accepted','Fallback'),
  ('Unknown','Delivered'), ('Unknown','Undelivered'), ('Unknown','Fallback'),
  ('Refused','Fallback'), ('Undelivered','Fallback'),
  ('Fallback','Delivered'), ('Fallback','Fulfilled'),
  ('Delivered','Fulfilled'), ('Delivered','Fallback');
INSERT INTO obligation_edges (from_state, to_state)
  SELECT s, e FROM unnest(ARRAY['Due','Claimed','Sending','Accepted','Unknown','Refused','Undelivered','Fallback','Delivered']) s,
                   unnest(ARRAY['Excused','Missed']) e;

CREATE FUNCTION obligations_follow_edges() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF NEW.state <> OLD.state AND NOT EXISTS
     (SELECT 1 FROM obligation_edges WHERE from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION 'an obligation cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER obligations_follow_edges BEFORE UPDATE OF state ON obligations FOR EACH ROW EXECUTE FUNCTION obligations_follow_edges();

-- The account's templates at WeChat, read at deploy time.
CREATE TABLE message_templates (
  template_id  text PRIMARY KEY,
  app_id       text NOT NULL,
  purpose      text NOT NULL CHECK (purpose IN ('JobNotice','ApplicationProgress','ServiceNotice')),
  title        text NOT NULL,
  content      text NOT NULL,
  long_term    boolean NOT NULL,
  keys         text[] NOT NULL,
  read_at      timestamptz NOT NULL,
  stopped_at   timestamptz,
  stopped_reason text
);

-- What was said to one worker in one slot, and what came back.
CREATE TABLE notices (
  id           uuid PRIMARY KEY,
  worker_id    uuid NOT NULL,
  slot         text NOT NULL,
  check_code   text NOT NULL CHECK (check_code ~ '^[2-9A-HJKMNP-Z]{8}$'),
  county_code  text NOT NULL REFERENCES regions,
  composed_at  timestamptz NOT NULL,
  nothing_fits boolean NOT NULL,
  opened_at    timestamptz,
  answer       text CHECK (answer IN ('Interested','NotForMe','CallMe')),
  answer_reason text CHECK (answer_reason IN ('TooFar','Pay','Family','AlreadyWorking','DoNotBelieve')),
  answered_at  timestamptz,
  FOREIGN KEY (worker_id, slot) REFERENCES obligations (worker_id, slot)
);
CREATE UNIQUE INDEX ux_notices_slot ON notices (worker_id, slot);
CREATE UNIQUE INDEX ux_notices_check_code ON notices (check_code);

CREATE TABLE notice_postings (
  notice_id   uuid NOT NULL REFERENCES notices ON DELETE CASCADE,
  rank        smallint NOT NULL CHECK (rank > 0),
  posting_id  uuid NOT NULL REFERENCES job_postings,
  score       smallint NOT NULL CHECK (score BETWEEN 0 AND 10000),
  reason      text NOT NULL,
  PRIMARY KEY (notice_id, rank),
  UNIQUE (notice_id, posting_id)
);

-- One try on one channel. At most one that may have left the house per worker, slot and channel.
CREATE TABLE attempts (
  id           uuid PRIMARY KEY,
  worker_id    uuid NOT NULL,
  slot         text NOT NULL,
  channel      text NOT NULL CHECK (channel IN ('WeChat','Sms','PhoneCall','Visit','Sheet')),
  state        text NOT NULL CHECK (state IN ('Sending','Accepted','NotAccepted','Unknown','Refused','Delivered','Undelivered')),
  account_id   uuid REFERENCES accounts,
  template_id  text REFERENCES message_templates,
  consent_id   uuid,
  message_id   bigint,
  error_code   integer,
  intended_at  timestamptz NOT NULL,
  answered_at  timestamptz,
  settled_at   timestamptz,
  FOREIGN KEY (worker_id, slot) REFERENCES obligations (worker_id, slot)
);
CREATE UNIQUE INDEX ux_attempts_once_per_channel ON attempts (worker_id, slot, channel) WHERE state <> 'NotAccepted';
-- A receipt may come without its message id: then openid and template must name one message only.
CREATE UNIQUE INDEX ux_attempts_one_in_flight ON attempts (account_id, template_id) WHERE state IN ('Sending','Unknown') AND settled_at IS NULL;
CREATE UNIQUE INDEX ux_attempts_message ON attempts (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX ix_attempts_awaiting ON attempts (account_id, template_id, intended_at) WHERE state IN ('Sending','Accepted','Unknown');

-- Insert-only: what proves that a slot was met.
CREATE TABLE evidence (
  id           uuid PRIMARY KEY,
  worker_id    uuid NOT NULL,
  slot         text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('Opened','Answered','Receipt','CallRecord','SignedVisit','SheetScan')),
  at           timestamptz NOT NULL,
  account_id   uuid REFERENCES accounts,
  staff_id     uuid REFERENCES staff,
  detail       jsonb,
  FOREIGN KEY (worker_id, slot) REFERENCES obligations (worker_id, slot)
);
CREATE INDEX ix_evidence_slot ON evidence (worker_id, slot);

-- The ladder ends at a person with a due date, never at "failed".
CREATE TABLE outreach_tasks (
  id           uuid PRIMARY KEY,
  worker_id    uuid NOT NULL,
  slot         text NOT NULL,
  rung         text NOT NULL CHECK (rung IN ('PhoneCall','Visit')),
  county_code  text NOT NULL REFERENCES regions,
  township_code text NOT NULL REFERENCES regions,
  reason       text NOT NULL,
  due_on       date NOT NULL,
  state        text NOT NULL CHECK (state IN ('Open','Done','Dropped')),
  created_at   timestamptz NOT NULL,
  done_at      timestamptz,
  FOREIGN KEY (worker_id, slot) REFERENCES obligations (worker_id, slot)
);
CREATE UNIQUE INDEX ux_outreach_tasks_rung ON outreach_tasks (worker_id, slot, rung);
CREATE INDEX ix_outreach_tasks_open ON outreach_tasks (county_code, due_on, id) WHERE state = 'Open';

-- One row per tick of consent: one-time rows are spent by one message each, a long-term row is never spent.
CREATE TABLE consents (
  id           uuid PRIMARY KEY,
  account_id   uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  template_id  text NOT NULL,
  long_term    boolean NOT NULL,
  granted_at   timestamptz NOT NULL,
  told_by_phone_at timestamptz,
  told_by_event_at timestamptz,
  phone_tick   text,
  reserved_at  timestamptz,
  spent_at     timestamptz,
  void_at      timestamptz,
  CONSTRAINT ck_consents_told CHECK (told_by_phone_at IS NOT NULL OR told_by_event_at IS NOT NULL)
);
COMMENT ON TABLE consents IS 'the phone''s report and WeChat''s event about one tick are joined within ten minutes: one tick is one row';
COMMENT ON COLUMN consents.phone_tick IS 'the phone''s own number of the tap: a report repeated by a weak network is the same tick';
CREATE UNIQUE INDEX ux_consents_phone_tick ON consents (account_id, template_id, phone_tick) WHERE phone_tick IS NOT NULL;
CREATE INDEX ix_consents_pairing ON consents (account_id, template_id, told_by_event_at, told_by_phone_at);
CREATE INDEX ix_consents_usable ON consents (account_id, template_id, granted_at) WHERE spent_at IS NULL AND void_at IS NULL;
ALTER TABLE attempts ADD FOREIGN KEY (consent_id) REFERENCES consents;

-- The last instant at which WeChat left no doubt that nothing is left (43101) or the person refused: a tick told late but made before it is void.
CREATE TABLE consent_ends (
  account_id   uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  template_id  text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (account_id, template_id)
);

-- WeChat's pushes, kept before they are answered; worked off later, in any order, each once.
CREATE TABLE wechat_events (
  id            uuid PRIMARY KEY,
  body_hash     bytea NOT NULL UNIQUE,
  body_sealed   bytea NOT NULL,
  received_at   timestamptz NOT NULL,
  next_try_at   timestamptz,
  tries         smallint NOT NULL DEFAULT 0,
  processed_at  timestamptz,
  outcome       text
);
CREATE INDEX ix_wechat_events_open ON wechat_events (next_try_at, received_at) WHERE processed_at IS NULL;
