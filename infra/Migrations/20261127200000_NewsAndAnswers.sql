-- What was told of an opening is kept, so that a change of it can be told; what somebody said no to is not told again; some answers
-- put a task of their own on a person's list.

-- What of an opening matters to whoever was told of it.
CREATE FUNCTION posting_terms(p job_postings) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = public AS $$
  SELECT jsonb_build_object('payBasis', p.pay_basis, 'payMinFen', p.pay_min_fen, 'payMaxFen', p.pay_max_fen, 'pieceUnit', p.piece_unit,
    'monthMinFen', p.month_min_fen, 'monthMaxFen', p.month_max_fen, 'workplaceCode', p.workplace_code, 'workplace', p.workplace_text,
    'shift', p.shift, 'dormitory', p.dormitory, 'meals', p.meals, 'opensOn', p.opens_on, 'startsOn', p.starts_on, 'closesOn', p.closes_on)
$$;

-- Whether an opening can still be had. Over: its last day has passed, which is no news.
CREATE FUNCTION posting_standing(p job_postings, p_day date) RETURNS text LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT CASE
    WHEN p.state = 'Suspended' THEN 'Suspended'
    WHEN p.state = 'Filled' OR p.state = 'Published' AND p.filled >= p.headcount THEN 'Full'
    WHEN p.state = 'Expired' OR p.state = 'Published' AND p.closes_on < p_day THEN 'Over'
    WHEN p.state <> 'Published' THEN 'Closed'
    WHEN EXISTS (SELECT 1 FROM employers e WHERE e.id = p.employer_id AND (e.standing = 'Suspended' OR e.record IN ('ArrearsOpen','Blacklisted')
           OR e.verification = 'Rejected' OR e.licence_valid_to < p_day)) THEN 'Suspended'
    ELSE 'Open' END
$$;

ALTER TABLE notice_postings ADD COLUMN told jsonb;
COMMENT ON COLUMN notice_postings.told IS 'posting_terms as they were told; null: told before this was kept';
CREATE INDEX ix_notice_postings_posting ON notice_postings (posting_id);

-- A message about news, intended before it is sent: at most one a person and day, at most one SMS a person and slot.
CREATE TABLE news_messages (
  id            uuid PRIMARY KEY,
  worker_id     uuid NOT NULL REFERENCES workers,
  slot          text NOT NULL,
  day           date NOT NULL,
  channel       text NOT NULL CHECK (channel IN ('WeChat','Sms')),
  state         text NOT NULL CHECK (state IN ('Sending','Accepted','NotAccepted','Unknown','Refused','Delivered','Undelivered')),
  account_id    uuid REFERENCES accounts,
  template_id   text REFERENCES message_templates,
  consent_id    uuid REFERENCES consents,
  message_id    bigint,
  sms_template_id text REFERENCES sms_templates,
  phone_index   bytea,
  serial_no     text,
  code          text,
  lease_until   timestamptz,
  intended_at   timestamptz NOT NULL,
  answered_at   timestamptz,
  settled_at    timestamptz,
  CONSTRAINT ck_news_messages_channel CHECK (CASE channel WHEN 'WeChat' THEN num_nonnulls(account_id, template_id, consent_id) = 3 AND phone_index IS NULL
    ELSE num_nonnulls(sms_template_id, phone_index) = 2 AND account_id IS NULL END),
  CONSTRAINT ck_news_messages_lease CHECK ((lease_until IS NOT NULL) = (state = 'Sending'))
);
COMMENT ON COLUMN news_messages.lease_until IS 'by the database''s clock; afterwards nobody knows what became of it, and it is never sent again';
COMMENT ON COLUMN news_messages.code IS 'WeChat''s or the SMS vendor''s word for why it did not take the message';
CREATE UNIQUE INDEX ux_news_messages_day ON news_messages (worker_id, day) WHERE state NOT IN ('NotAccepted','Refused');
CREATE UNIQUE INDEX ux_news_messages_sms ON news_messages (worker_id, slot) WHERE channel = 'Sms' AND state <> 'NotAccepted';
CREATE UNIQUE INDEX ux_news_messages_one_in_flight ON news_messages (account_id, template_id) WHERE state IN ('Sending','Unknown') AND settled_at IS NULL AND account_id IS NOT NULL;
CREATE UNIQUE INDEX ux_news_messages_one_sms_in_flight ON news_messages (phone_index) WHERE state = 'Sending' AND phone_index IS NOT NULL;
CREATE UNIQUE INDEX ux_news_messages_message ON news_messages (message_id) WHERE message_id IS NOT NULL;
CREATE UNIQUE INDEX ux_news_messages_serial_no ON news_messages (serial_no) WHERE serial_no IS NOT NULL;
CREATE INDEX ix_news_messages_phone ON news_messages (phone_index, intended_at) WHERE phone_index IS NOT NULL;
CREATE INDEX ix_news_messages_open ON news_messages (intended_at) WHERE state IN ('Sending','Unknown') AND settled_at IS NULL;

-- One piece of news about one opening for one person who was told of it; numbered, so that none is noted twice.
CREATE TABLE notice_news (
  notice_id   uuid NOT NULL REFERENCES notices ON DELETE CASCADE,
  posting_id  uuid NOT NULL REFERENCES job_postings,
  number      smallint NOT NULL CHECK (number > 0),
  kind        text NOT NULL CHECK (kind IN ('Closed','Changed')),
  standing    text NOT NULL CHECK (standing IN ('Open','Full','Closed','Suspended','Over')),
  terms       jsonb NOT NULL,
  noted_at    timestamptz NOT NULL,
  due_at      timestamptz,
  outcome     text CHECK (outcome IN ('WeChat','Sms','Task','App','SaidNo','NotLooking','NotTold','Undone')),
  message_id  uuid REFERENCES news_messages,
  PRIMARY KEY (notice_id, posting_id, number),
  CONSTRAINT ck_notice_news_settled CHECK ((due_at IS NULL) = (outcome IS NOT NULL)),
  CONSTRAINT ck_notice_news_message CHECK ((message_id IS NOT NULL) = (outcome IS NOT DISTINCT FROM 'WeChat' OR outcome IS NOT DISTINCT FROM 'Sms'))
);
COMMENT ON COLUMN notice_news.terms IS 'posting_terms when it was noted';
COMMENT ON COLUMN notice_news.due_at IS 'when a message may be sent; null: settled. The app shows what has changed whatever stands here';
CREATE INDEX ix_notice_news_due ON notice_news (due_at, notice_id) WHERE due_at IS NOT NULL;
CREATE INDEX ix_notice_news_message ON notice_news (message_id) WHERE message_id IS NOT NULL;

-- Up to which number of the market the told openings have been looked at.
CREATE TABLE news_looks (
  only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  version    bigint NOT NULL,
  day        date NOT NULL,
  looked_at  timestamptz NOT NULL
);
COMMENT ON COLUMN news_looks.day IS 'a licence runs out by the day and without a change';

-- What a person said no to, with the terms it had then: another opening by the same number may be told again.
CREATE TABLE declined_postings (
  worker_id   uuid NOT NULL REFERENCES workers,
  posting_id  uuid NOT NULL REFERENCES job_postings,
  notice_id   uuid NOT NULL REFERENCES notices ON DELETE CASCADE,
  named       boolean NOT NULL,
  reason      text CHECK (reason IN ('TooFar','Pay','Family','AlreadyWorking','DoNotBelieve')),
  terms       jsonb NOT NULL,
  answered_at timestamptz NOT NULL,
  PRIMARY KEY (worker_id, posting_id)
);
COMMENT ON COLUMN declined_postings.named IS 'false: the whole notice was answered so';
CREATE INDEX ix_declined_postings_posting ON declined_postings (posting_id);
CREATE INDEX ix_declined_postings_notice ON declined_postings (notice_id);

-- Who has said no before this was kept is not told again either, as far as the opening is known.
INSERT INTO declined_postings (worker_id, posting_id, notice_id, named, reason, terms, answered_at)
SELECT DISTINCT ON (n.worker_id, p.id) n.worker_id, p.id, n.id, false, n.answer_reason, posting_terms(p), n.answered_at
  FROM notices n JOIN notice_postings o ON o.notice_id = n.id JOIN job_postings p ON p.id = o.posting_id
 WHERE n.answer = 'NotForMe' AND n.answered_at IS NOT NULL ORDER BY n.worker_id, p.id, n.answered_at DESC;

CREATE TRIGGER declined_postings_people_come AFTER INSERT ON declined_postings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION people_changed('worker_id');
CREATE TRIGGER declined_postings_people_change AFTER UPDATE ON declined_postings REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION people_changed('worker_id');
CREATE TRIGGER declined_postings_people_go AFTER DELETE ON declined_postings REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION people_changed('worker_id');

-- Whoever said no to an opening that is another one now is read again.
CREATE FUNCTION decliners_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  IF posting_terms(OLD) IS DISTINCT FROM posting_terms(NEW) THEN
    INSERT INTO people_changes (subject) SELECT worker_id FROM declined_postings WHERE posting_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER job_postings_change_decliners AFTER UPDATE ON job_postings FOR EACH ROW EXECUTE FUNCTION decliners_changed();
REVOKE EXECUTE ON FUNCTION decliners_changed() FROM PUBLIC;

-- A task that is no rung of the ladder stands beside it: each once a person, slot and matter.
ALTER TABLE outreach_tasks
  ADD COLUMN about text CHECK (about IN ('AlreadyWorking','DoNotBelieve','PostingChanged')),
  ADD COLUMN posting_id uuid REFERENCES job_postings;
COMMENT ON COLUMN outreach_tasks.about IS 'null: a rung of the ladder, which ends with its slot';
DROP INDEX ux_outreach_tasks_rung;
CREATE UNIQUE INDEX ux_outreach_tasks_rung ON outreach_tasks (worker_id, slot, rung, about) NULLS NOT DISTINCT;

ALTER TABLE message_templates DROP CONSTRAINT message_templates_purpose_check;
ALTER TABLE message_templates ADD CONSTRAINT message_templates_purpose_check CHECK (purpose IN ('JobNotice','ApplicationProgress','ServiceNotice','PostingChanged'));

GRANT SELECT, INSERT, UPDATE ON news_messages, notice_news, news_looks TO ja_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON declined_postings TO ja_app;
