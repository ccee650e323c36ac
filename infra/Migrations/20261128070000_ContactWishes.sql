-- Who wrote down what a person asks for, and people whom WeChat does not reach because they asked for another way.

ALTER TABLE contact_preferences ADD COLUMN noted_by uuid REFERENCES staff;
COMMENT ON COLUMN contact_preferences.noted_by IS 'null: the person';
COMMENT ON COLUMN contact_preferences.preferred_channel IS 'the first rung for this person; those before it are not tried';

ALTER TABLE duty_forecasts ADD COLUMN prefers_other integer NOT NULL DEFAULT 0;
ALTER TABLE duty_forecasts DROP CONSTRAINT ck_duty_forecasts_sum;
ALTER TABLE duty_forecasts ADD CONSTRAINT ck_duty_forecasts_sum CHECK (no_account + bad_open_id + no_consent + too_few_ticks + prefers_other = by_sms + by_call + by_visit);
