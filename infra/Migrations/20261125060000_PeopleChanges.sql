-- Who has changed since somebody last looked: what programs keep in memory about accounts and workers holds until their id stands
-- here. A row carries its transaction's number, so that two looks compare by what each could see, and no writer waits for another.
CREATE TABLE people_changes (
  xid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
  subject     uuid,
  changed_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ix_people_changes_xid ON people_changes (xid);
CREATE INDEX ix_people_changes_at ON people_changes (changed_at);
COMMENT ON COLUMN people_changes.subject IS 'an account or a worker; null: so many at once that all are to be read again';

-- The argument names the column of the subject. A statement about more than a thousand is a statement about all.
CREATE FUNCTION people_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE subjects uuid[];
BEGIN
  EXECUTE format('SELECT array_agg(id) FROM (SELECT DISTINCT %I AS id FROM changed WHERE %I IS NOT NULL LIMIT 1001) few', TG_ARGV[0], TG_ARGV[0]) INTO subjects;
  IF subjects IS NULL THEN RETURN NULL; END IF;
  IF cardinality(subjects) > 1000 THEN INSERT INTO people_changes (subject) VALUES (NULL);
  ELSE INSERT INTO people_changes (subject) SELECT unnest(subjects);
  END IF;
  -- Programs look every moment, and whoever has not looked for an hour begins afresh.
  IF random() < 0.001 THEN
    DELETE FROM people_changes WHERE ctid IN (SELECT ctid FROM people_changes WHERE changed_at < now() - interval '2 hours' LIMIT 10000 FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN NULL;
END $$;

-- What rounds allot comes by the hundred thousand.
CREATE FUNCTION all_people_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  INSERT INTO people_changes (subject) VALUES (NULL);
  RETURN NULL;
END $$;

DO $$
DECLARE watched text[]; t text; c text;
BEGIN
  FOREACH watched SLICE 1 IN ARRAY ARRAY[['account_workers','account_id'], ['staff','account_id'], ['brokers','account_id'], ['sessions','account_id'],
      ['workers','id'], ['worker_skills','worker_id'], ['worker_categories','worker_id'], ['hard_to_employ_designations','worker_id']] LOOP
    t := watched[1];
    c := watched[2];
    -- A session or a worker that is new was in nobody's memory.
    IF t NOT IN ('sessions', 'workers') THEN
      EXECUTE format('CREATE TRIGGER %s_people_come AFTER INSERT ON %s REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION people_changed(%L)', t, t, c);
    END IF;
    EXECUTE format('CREATE TRIGGER %s_people_change AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION people_changed(%L)', t, t, c);
    EXECUTE format('CREATE TRIGGER %s_people_go AFTER DELETE ON %s REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION people_changed(%L)', t, t, c);
    -- These can be given to another account.
    IF t IN ('staff', 'brokers') THEN
      EXECUTE format('CREATE TRIGGER %s_people_leave AFTER UPDATE ON %s REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION people_changed(%L)', t, t, c);
    END IF;
  END LOOP;
END $$;
CREATE TRIGGER allotments_people_change AFTER INSERT OR UPDATE OR DELETE ON allotments FOR EACH STATEMENT EXECUTE FUNCTION all_people_changed();

REVOKE EXECUTE ON FUNCTION people_changed(), all_people_changed() FROM PUBLIC;
GRANT SELECT ON people_changes TO ja_app;
