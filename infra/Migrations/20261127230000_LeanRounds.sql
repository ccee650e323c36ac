-- A round writes one row for each person instead of one for each opening, and looks nothing up that it has just read.

ALTER TABLE allotments RENAME TO allotments_by_rank;
ALTER TABLE allotments_by_rank DROP CONSTRAINT allotments_pkey;
CREATE TABLE allotments (
  slot        text NOT NULL,
  worker_id   uuid NOT NULL,
  posting_ids uuid[] NOT NULL,
  scores      smallint[] NOT NULL,
  PRIMARY KEY (slot, worker_id),
  CONSTRAINT ck_allotments_openings CHECK (cardinality(posting_ids) = cardinality(scores) AND cardinality(posting_ids) <= 15)
);
COMMENT ON TABLE allotments IS 'who is told of which openings in a slot, the best first; empty: took part, and nothing was left that fits';
INSERT INTO allotments (slot, worker_id, posting_ids, scores)
SELECT slot, worker_id, coalesce(array_agg(posting_id ORDER BY rank) FILTER (WHERE rank > 0), '{}'), coalesce(array_agg(score ORDER BY rank) FILTER (WHERE rank > 0), '{}')
  FROM allotments_by_rank GROUP BY slot, worker_id;
DROP TABLE allotments_by_rank;
CREATE TRIGGER allotments_people_change AFTER INSERT OR UPDATE OR DELETE ON allotments FOR EACH STATEMENT EXECUTE FUNCTION all_people_changed();
GRANT SELECT, INSERT ON allotments TO ja_app;

-- A notice's openings are read, and seen to be open, in the transaction that writes them; no opening is ever deleted.
ALTER TABLE notice_postings DROP CONSTRAINT notice_postings_posting_id_fkey, DROP CONSTRAINT notice_postings_notice_id_fkey;
