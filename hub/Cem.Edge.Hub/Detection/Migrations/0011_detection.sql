-- facts: JSON of the figures behind the alert, never a shopper's words; these are read from the stored remark.
CREATE TABLE alert (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,
  subject TEXT NOT NULL,
  site TEXT NOT NULL,
  touchpoint TEXT NOT NULL,
  device TEXT NOT NULL,
  since INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  ending TEXT,
  facts TEXT NOT NULL,
  task_id INTEGER NOT NULL REFERENCES task (id)
);

-- One open alert a subject; a remark alerts once for ever, whatever is replayed.
CREATE UNIQUE INDEX alert_open ON alert (kind, subject) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX alert_remark ON alert (subject) WHERE kind = 'critical-words';
CREATE INDEX alert_by_task ON alert (task_id);

-- Every event up to this arrival number has been looked at. Moves in the transaction that writes the alerts.
CREATE TABLE detection_cursor (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  arrival INTEGER NOT NULL
);

INSERT INTO detection_cursor VALUES (1, 0);
