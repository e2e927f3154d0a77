-- One pass of the engine over all stored remarks, with one set of versions. up_to is the arrival it has come to, moved in the transaction of its rows.
-- Scoring 0 stands for what the devices sent; it has no row here.
CREATE TABLE scoring (
  id INTEGER PRIMARY KEY,
  versions TEXT NOT NULL UNIQUE,
  taxonomy TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  began_by TEXT NOT NULL,
  up_to INTEGER NOT NULL,
  remarks INTEGER NOT NULL,
  clauses INTEGER NOT NULL,
  finished_at INTEGER
);

-- Which scoring counts: the newest row. person_name is '' when the hub went over by itself after finishing.
CREATE TABLE scoring_choice (
  id INTEGER PRIMARY KEY,
  scoring INTEGER NOT NULL,
  at INTEGER NOT NULL,
  person_name TEXT NOT NULL
);

INSERT INTO scoring_choice VALUES (1, 0, 0, '');

-- Findings of a scoring, whole as JSON, beside those in the event; polarity and severity as they count.
CREATE TABLE rescored (
  scoring INTEGER NOT NULL,
  arrival INTEGER NOT NULL REFERENCES voice (arrival),
  polarity REAL,
  severity TEXT NOT NULL,
  findings TEXT NOT NULL,
  PRIMARY KEY (scoring, arrival)
) WITHOUT ROWID;

CREATE INDEX rescored_of_remark ON rescored (arrival);

CREATE TABLE rescored_finding (
  scoring INTEGER NOT NULL,
  arrival INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  label TEXT NOT NULL,
  aspect TEXT NOT NULL,
  department TEXT NOT NULL,
  severity TEXT NOT NULL,
  polarity REAL,
  confidence REAL NOT NULL,
  PRIMARY KEY (scoring, arrival, ordinal)
) WITHOUT ROWID;

CREATE VIEW chosen_scoring AS SELECT scoring FROM scoring_choice ORDER BY id DESC LIMIT 1;

-- What counts for a remark: the chosen scoring, or what its device sent where that scoring has not come to it yet.
CREATE VIEW counted_voice AS
SELECT v.arrival, coalesce(r.scoring, 0) AS scoring, iif(r.arrival IS NULL, v.polarity, r.polarity) AS polarity, coalesce(r.severity, v.severity) AS severity, r.findings
FROM voice v LEFT JOIN rescored r ON r.arrival = v.arrival AND r.scoring = (SELECT scoring FROM chosen_scoring);

CREATE VIEW counted_finding AS
SELECT arrival, ordinal, label, aspect, department, severity, polarity, confidence FROM finding
WHERE NOT EXISTS (SELECT 1 FROM rescored r WHERE r.arrival = finding.arrival AND r.scoring = (SELECT scoring FROM chosen_scoring))
UNION ALL
SELECT arrival, ordinal, label, aspect, department, severity, polarity, confidence FROM rescored_finding
WHERE scoring = (SELECT scoring FROM chosen_scoring);
