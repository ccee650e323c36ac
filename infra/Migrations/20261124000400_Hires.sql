-- From a tap on 报名 to a hire that three voices agree on.

CREATE TABLE applications (
  id          uuid PRIMARY KEY,
  worker_id   uuid NOT NULL REFERENCES workers,
  posting_id  uuid NOT NULL REFERENCES job_postings,
  account_id  uuid REFERENCES accounts,
  state       text NOT NULL CHECK (state IN ('Sent','Seen','Declined','Withdrawn','HireClaimed','Hired')),
  note        text,
  snapshot    jsonb NOT NULL,
  applied_at  timestamptz NOT NULL,
  changed_at  timestamptz NOT NULL
);
COMMENT ON COLUMN applications.snapshot IS 'the posting as the worker saw it: title, pay, place, score and reasons; nothing of the person';
CREATE UNIQUE INDEX ux_applications_open ON applications (worker_id, posting_id) WHERE state <> 'Withdrawn';
CREATE INDEX ix_applications_posting ON applications (posting_id, applied_at, id);
CREATE INDEX ix_applications_worker ON applications (worker_id, applied_at DESC, id);

CREATE TABLE hires (
  id             uuid PRIMARY KEY,
  application_id uuid NOT NULL UNIQUE REFERENCES applications,
  worker_id      uuid NOT NULL REFERENCES workers,
  posting_id     uuid NOT NULL REFERENCES job_postings,
  state          text NOT NULL CHECK (state IN ('Claimed','Disputed','Confirmed','Rejected')),
  starts_on      date NOT NULL,
  month_pay_fen  integer NOT NULL CHECK (month_pay_fen >= 0),
  claimed_by     uuid NOT NULL REFERENCES accounts,
  claimed_at     timestamptz NOT NULL,
  worker_answer  text CHECK (worker_answer IN ('Yes','No','NotYet')),
  answered_by    uuid REFERENCES accounts,
  answered_at    timestamptz,
  evidence_kind  text CHECK (evidence_kind IN ('Contract','EmployerCall','WorkerCall','Visit','PaySlip')),
  evidence_note  text,
  confirmed_by   uuid REFERENCES staff,
  confirmed_at   timestamptz,
  changed_at     timestamptz NOT NULL,
  CONSTRAINT ck_hires_confirmed CHECK (state <> 'Confirmed' OR
    (worker_answer = 'Yes' AND answered_at IS NOT NULL AND confirmed_by IS NOT NULL AND confirmed_at IS NOT NULL AND evidence_kind IS NOT NULL))
);
COMMENT ON TABLE hires IS 'the broker claims, the worker answers, a caseworker confirms with evidence; only the last counts';
CREATE INDEX ix_hires_posting ON hires (posting_id);
CREATE INDEX ix_hires_state ON hires (state, claimed_at, id);
