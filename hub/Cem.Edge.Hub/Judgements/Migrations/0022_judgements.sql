-- What a person said about one clause. No words: the clause is a place in the redacted text of the event, so that a remark its shopper deletes takes
-- its examples along. before and after are ClauseLabels as JSON; equal when the person found the engine right. Rows are added and end; nothing else of them changes.
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY,
  arrival INTEGER NOT NULL REFERENCES event (arrival),
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  language TEXT NOT NULL,
  person_id TEXT NOT NULL,
  person_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  versions TEXT NOT NULL,
  spoken_by TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  ended_at INTEGER,
  ended_by_id TEXT,
  ended_by_name TEXT
);

-- One judgement counts for a clause; a later one ends it.
CREATE UNIQUE INDEX judgement_counts ON judgement (arrival, start, length) WHERE ended_at IS NULL;
