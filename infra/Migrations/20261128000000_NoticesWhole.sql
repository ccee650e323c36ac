-- A notice is one row with its openings; what an opening offered is kept once for each time that it changed, not once for each person told.

ALTER TABLE job_postings ADD COLUMN terms_number integer NOT NULL DEFAULT 1 CHECK (terms_number > 0);
COMMENT ON COLUMN job_postings.terms_number IS 'counts how often posting_terms has changed; the database does it';
CREATE TABLE posting_terms_kept (
  posting_id uuid NOT NULL REFERENCES job_postings ON DELETE CASCADE,
  number     integer NOT NULL CHECK (number > 0),
  terms      jsonb NOT NULL,
  since      timestamptz NOT NULL,
  PRIMARY KEY (posting_id, number)
);
COMMENT ON TABLE posting_terms_kept IS 'everything that an opening has ever offered: what people were told of it can be read again';
GRANT SELECT ON posting_terms_kept TO ja_app;

-- What was told so far, in the order of its telling, then what is offered now.
INSERT INTO posting_terms_kept (posting_id, number, terms, since)
SELECT posting_id, row_number() OVER (PARTITION BY posting_id ORDER BY since, told::text), told, since
  FROM (SELECT o.posting_id, o.told, min(n.composed_at) AS since FROM notice_postings o JOIN notices n ON n.id = o.notice_id
          JOIN job_postings p ON p.id = o.posting_id WHERE o.told <> posting_terms(p) GROUP BY o.posting_id, o.told) before;
ALTER TABLE job_postings DISABLE TRIGGER USER;
UPDATE job_postings p SET terms_number = k.last + 1 FROM (SELECT posting_id, max(number) AS last FROM posting_terms_kept GROUP BY posting_id) k WHERE k.posting_id = p.id;
ALTER TABLE job_postings ENABLE TRIGGER USER;
INSERT INTO posting_terms_kept (posting_id, number, terms, since) SELECT p.id, p.terms_number, posting_terms(p), p.changed_at FROM job_postings p;

CREATE FUNCTION count_terms() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  IF posting_terms(OLD) IS DISTINCT FROM posting_terms(NEW) THEN NEW.terms_number := OLD.terms_number + 1; END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION keep_terms() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO posting_terms_kept (posting_id, number, terms, since) VALUES (NEW.id, NEW.terms_number, posting_terms(NEW), NEW.changed_at);
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_terms() FROM PUBLIC;
CREATE TRIGGER job_postings_count_terms BEFORE UPDATE ON job_postings FOR EACH ROW EXECUTE FUNCTION count_terms();
CREATE TRIGGER job_postings_keep_first_terms AFTER INSERT ON job_postings FOR EACH ROW EXECUTE FUNCTION keep_terms();
CREATE TRIGGER job_postings_keep_terms AFTER UPDATE ON job_postings FOR EACH ROW WHEN (OLD.terms_number <> NEW.terms_number) EXECUTE FUNCTION keep_terms();

ALTER TABLE notices
  ADD COLUMN posting_ids uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN scores smallint[] NOT NULL DEFAULT '{}',
  ADD COLUMN reasons text[] NOT NULL DEFAULT '{}',
  ADD COLUMN terms_numbers integer[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT ck_notices_openings CHECK (cardinality(posting_ids) = cardinality(scores) AND cardinality(posting_ids) = cardinality(reasons)
    AND cardinality(posting_ids) = cardinality(terms_numbers) AND cardinality(posting_ids) <= 15);
COMMENT ON COLUMN notices.posting_ids IS 'the openings it tells of, the best first';
COMMENT ON COLUMN notices.terms_numbers IS 'which terms of each opening were told; 0: told before that was kept';
UPDATE notices n SET posting_ids = o.posting_ids, scores = o.scores, reasons = o.reasons, terms_numbers = o.numbers
  FROM (SELECT p.notice_id, array_agg(p.posting_id ORDER BY p.rank) AS posting_ids, array_agg(p.score ORDER BY p.rank) AS scores, array_agg(p.reason ORDER BY p.rank) AS reasons,
               array_agg(coalesce((SELECT max(k.number) FROM posting_terms_kept k WHERE k.posting_id = p.posting_id AND k.terms = p.told), 0) ORDER BY p.rank) AS numbers
          FROM notice_postings p GROUP BY p.notice_id) o WHERE o.notice_id = n.id;
CREATE INDEX ix_notices_postings ON notices USING gin (posting_ids);
DROP TABLE notice_postings;

CREATE VIEW notice_postings AS
SELECT n.id AS notice_id, o.rank::smallint AS rank, o.posting_id, o.score, o.reason, k.terms AS told
  FROM notices n CROSS JOIN LATERAL unnest(n.posting_ids, n.scores, n.reasons, n.terms_numbers) WITH ORDINALITY o (posting_id, score, reason, number, rank)
  LEFT JOIN posting_terms_kept k ON k.posting_id = o.posting_id AND k.number = o.number;
COMMENT ON VIEW notice_postings IS 'the openings of notices row by row; told: posting_terms as they were told, null where that was not kept yet';
GRANT SELECT ON notice_postings TO ja_app;

-- Copied from rows that this very statement reads and that are themselves bound: looked up a million times a round for nothing.
ALTER TABLE notices DROP CONSTRAINT notices_worker_id_slot_fkey, DROP CONSTRAINT notices_county_code_fkey;
ALTER TABLE obligations DROP CONSTRAINT obligations_county_code_fkey;

-- Every slot is written again when its notice is composed: with room on its page, and no index over what changes, no index is touched.
ALTER TABLE obligations SET (fillfactor = 50);
DROP INDEX ix_obligations_uncomposed;

-- A round puts a million rows into tables of which the planner knows what they were before; only their owner may have them looked at.
CREATE FUNCTION look_at_duty() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  ANALYZE obligations, allotments, notices, attempts;
END $$;
REVOKE EXECUTE ON FUNCTION look_at_duty() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION look_at_duty() TO ja_app;
