-- The inboxes take what has not been tried first: an index in that order hands out the next row without sorting all that wait.
DROP INDEX ix_wechat_events_open;
DROP INDEX ix_sms_receipts_open;
CREATE INDEX ix_wechat_events_open ON wechat_events (next_try_at NULLS FIRST, received_at) WHERE processed_at IS NULL;
CREATE INDEX ix_sms_receipts_open ON sms_receipts (next_try_at NULLS FIRST, received_at) WHERE processed_at IS NULL;
