-- Who at the hub asked (a person's id; null for a shopper), and when the device said that its own copy is gone.
ALTER TABLE tombstone ADD COLUMN person TEXT;
ALTER TABLE tombstone ADD COLUMN device_answered_at INTEGER;

-- The highest number of an agent start whose row was deleted because its time was over: what is sent again up to it is known and changes nothing.
ALTER TABLE epoch ADD COLUMN expired_to INTEGER NOT NULL DEFAULT 0;

-- How far each kind has been looked through, and when.
CREATE TABLE retention_look (
  kind TEXT PRIMARY KEY,
  arrival INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- What was deleted: everything of the kind that is older than before. removed counts rows, or copies for backups.
CREATE TABLE retention_run (
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  before INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  PRIMARY KEY (kind, at)
) WITHOUT ROWID;

-- Deleting an event asks whether somebody judged it.
CREATE INDEX judgement_of_remark ON judgement (arrival);
