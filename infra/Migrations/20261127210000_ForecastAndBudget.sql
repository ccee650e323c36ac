-- What the channels may carry in a day, and whom WeChat will not reach.

-- One row for each channel and day: every program that sends takes from it first, so that together they never send more.
CREATE TABLE send_budgets (
  channel       text NOT NULL CHECK (channel IN ('WeChat','Sms')),
  day           date NOT NULL,
  obligation    integer NOT NULL DEFAULT 0 CHECK (obligation >= 0),
  transactional integer NOT NULL DEFAULT 0 CHECK (transactional >= 0),
  other         integer NOT NULL DEFAULT 0 CHECK (other >= 0),
  stopped_until timestamptz,
  used_up_at    timestamptz,
  PRIMARY KEY (channel, day)
);
COMMENT ON COLUMN send_budgets.day IS 'from 00:05 to 00:05 in Shanghai: the platforms count by clocks of their own';
COMMENT ON COLUMN send_budgets.stopped_until IS 'the platform itself said that nothing more is taken until then';

-- Counts only, one row for each county, slot and day: seen in the duty report even if nobody opened the forecast.
CREATE TABLE duty_forecasts (
  county_code   text NOT NULL REFERENCES regions,
  slot          text NOT NULL CHECK (slot ~ '^[0-9]{4}-(0[1-9]|1[0-2])-H[12]$'),
  made_on       date NOT NULL,
  made_at       timestamptz NOT NULL,
  owed          integer NOT NULL,
  no_account    integer NOT NULL,
  bad_open_id   integer NOT NULL,
  no_consent    integer NOT NULL,
  too_few_ticks integer NOT NULL,
  by_sms        integer NOT NULL,
  by_call       integer NOT NULL,
  by_visit      integer NOT NULL,
  PRIMARY KEY (county_code, slot, made_on),
  CONSTRAINT ck_duty_forecasts_sum CHECK (no_account + bad_open_id + no_consent + too_few_ticks = by_sms + by_call + by_visit)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON send_budgets TO ja_app;
GRANT SELECT, INSERT ON duty_forecasts TO ja_app;
