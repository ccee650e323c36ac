-- Who is hard to employ on a day is asked of every worker of a round: without this, making the obligations of 100,000 people
-- reads all designations for each of them and does not end within five minutes.
CREATE INDEX ix_designations_worker ON hard_to_employ_designations (worker_id, valid_from);
