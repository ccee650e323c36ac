-- Dated local rules about who may work on building sites, off until an operator enables a row, and which occupations they mean.

CREATE TABLE occupation_sites (
  occupation_code  text NOT NULL REFERENCES occupations ON DELETE CASCADE,
  kind             text NOT NULL CHECK (kind IN ('Construction','AtHeight','Underground','HeavyLabour')),
  why              text NOT NULL,
  source           text NOT NULL,
  PRIMARY KEY (occupation_code, kind)
);
COMMENT ON TABLE occupation_sites IS 'judged by what the usual work is; an occupation that is not here is of no kind';

CREATE TABLE local_rules (
  region_code  text NOT NULL REFERENCES regions,
  kind         text NOT NULL CHECK (kind IN ('Construction','AtHeight','Underground','HeavyLabour')),
  sex          text NOT NULL CHECK (sex IN ('Female','Male')),
  oldest_age   smallint NOT NULL CHECK (oldest_age BETWEEN 44 AND 75),
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
  source       text NOT NULL,
  valid_from   date NOT NULL,
  valid_to     date CHECK (valid_to >= valid_from),
  enabled      boolean NOT NULL DEFAULT false,
  PRIMARY KEY (region_code, kind, sex, valid_from)
);
COMMENT ON COLUMN local_rules.oldest_age IS 'full years; who is older is not offered the work';

-- A market is built with the rules of its day, and people are read with the rules of their market.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['occupation_sites','local_rules'] LOOP
    EXECUTE format('CREATE TRIGGER %s_come AFTER INSERT ON %s REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION whole_market_changed()', t, t);
    EXECUTE format('CREATE TRIGGER %s_change AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION whole_market_changed()', t, t);
    EXECUTE format('CREATE TRIGGER %s_go AFTER DELETE ON %s REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION whole_market_changed()', t, t);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON occupation_sites, local_rules TO ja_app;
