-- subject names what the task is about, so that the same thing happening again joins the unfinished task.
-- version is the number of the last step: who writes must have seen it.
CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  department TEXT NOT NULL,
  person TEXT NOT NULL,
  also_told TEXT NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL,
  opened_at INTEGER NOT NULL
);

CREATE INDEX task_unfinished ON task (subject) WHERE state <> 'accepted';

-- The history: rows are added and never changed. person_id is '' when the hub itself acted.
CREATE TABLE task_step (
  task_id INTEGER NOT NULL REFERENCES task (id),
  number INTEGER NOT NULL,
  action TEXT NOT NULL,
  person_id TEXT NOT NULL,
  person_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  comment TEXT NOT NULL,
  PRIMARY KEY (task_id, number)
) WITHOUT ROWID;
