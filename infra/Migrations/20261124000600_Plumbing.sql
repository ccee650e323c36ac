-- A write that a weak network repeats has one effect and one answer (kept at least 24 hours).
CREATE TABLE idempotency_keys (
  account_id   uuid NOT NULL REFERENCES accounts ON DELETE CASCADE,
  route        text NOT NULL,
  key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  body_hash    bytea NOT NULL,
  started_at   timestamptz NOT NULL,
  status       smallint,
  content_type text,
  answer_sealed bytea,
  PRIMARY KEY (account_id, route, key)
);
CREATE INDEX ix_idempotency_keys_started ON idempotency_keys (started_at);

-- What an import did, row by row; a bad row is listed and loses no good one.
CREATE TABLE import_batches (
  id           uuid PRIMARY KEY,
  kind         text NOT NULL,
  file_name    text NOT NULL,
  file_hash    bytea NOT NULL,
  started_at   timestamptz NOT NULL,
  finished_at  timestamptz,
  rows_read    integer NOT NULL DEFAULT 0,
  rows_taken   integer NOT NULL DEFAULT 0,
  rows_refused integer NOT NULL DEFAULT 0
);

CREATE TABLE import_issues (
  batch_id     uuid NOT NULL REFERENCES import_batches ON DELETE CASCADE,
  line         integer NOT NULL,
  place        integer NOT NULL,
  column_name  text NOT NULL,
  code         text NOT NULL,
  severity     text NOT NULL CHECK (severity IN ('Refused','Warning')),
  message      text NOT NULL,
  PRIMARY KEY (batch_id, line, place)
);
COMMENT ON COLUMN import_issues.message IS 'a sentence without the value: no name, number or phone';

-- The programs log in as a role that owns no table and may not change the schema.
GRANT USAGE ON SCHEMA public TO ja_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ja_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ja_app;
-- Evidence is never changed or taken back; the edges are the owner's.
REVOKE UPDATE, DELETE ON evidence FROM ja_app;
REVOKE INSERT, UPDATE, DELETE ON obligation_edges FROM ja_app;
REVOKE INSERT, UPDATE, DELETE ON market_version FROM ja_app;
