-- kind is 'device', or 'import' for rows that the import wrote.
CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  tenant TEXT NOT NULL,
  site TEXT NOT NULL,
  device TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL
);

-- One agent start. up_to and ranges (JSON [[from,to],...]) are the cursor: every number in them is settled.
CREATE TABLE epoch (
  id INTEGER PRIMARY KEY,
  device_id INTEGER NOT NULL REFERENCES device (id),
  epoch TEXT NOT NULL,
  boot_id TEXT NOT NULL,
  up_to INTEGER NOT NULL,
  ranges TEXT NOT NULL,
  UNIQUE (device_id, epoch)
);

-- arrival grows by one per stored event in commit order: readers keep it as their cursor.
-- touchpoint is '' while the device is assigned to none.
CREATE TABLE event (
  arrival INTEGER PRIMARY KEY,
  epoch_id INTEGER NOT NULL REFERENCES epoch (id),
  seq INTEGER NOT NULL,
  device_id INTEGER NOT NULL REFERENCES device (id),
  hash BLOB NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  device_at INTEGER NOT NULL,
  uptime_ms INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  time_quality TEXT NOT NULL,
  live INTEGER NOT NULL,
  touchpoint TEXT NOT NULL,
  question TEXT,
  scale INTEGER,
  value INTEGER,
  channel TEXT,
  label TEXT,
  data TEXT NOT NULL,
  UNIQUE (epoch_id, seq)
);

-- Votes that may say something about the present, and presses that came too late for it: each press is in at most one of both.
CREATE INDEX live_vote ON event (touchpoint, question, at, value, scale) WHERE type = 'cem.press.v1' AND live = 1 AND label = 'ok';
CREATE INDEX late_press ON event (touchpoint, at) WHERE type = 'cem.press.v1' AND live = 0;
CREATE INDEX press_in_time ON event (device_id, at) WHERE type = 'cem.press.v1';

-- hour = Unix hours, UTC, of the event's own time. Derived from event and can be rebuilt.
CREATE TABLE counter (
  touchpoint TEXT NOT NULL,
  question TEXT NOT NULL,
  scale INTEGER NOT NULL,
  channel TEXT NOT NULL,
  hour INTEGER NOT NULL,
  value INTEGER NOT NULL,
  label TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (touchpoint, question, scale, channel, hour, value, label)
) WITHOUT ROWID;

CREATE TABLE voice (
  arrival INTEGER PRIMARY KEY REFERENCES event (arrival),
  status TEXT NOT NULL,
  language TEXT NOT NULL,
  polarity REAL,
  confidence REAL NOT NULL,
  severity TEXT NOT NULL,
  call_id TEXT,
  press_epoch TEXT,
  press_seq INTEGER
);

CREATE TABLE finding (
  arrival INTEGER NOT NULL REFERENCES voice (arrival),
  ordinal INTEGER NOT NULL,
  label TEXT NOT NULL,
  aspect TEXT NOT NULL,
  department TEXT NOT NULL,
  severity TEXT NOT NULL,
  polarity REAL,
  confidence REAL NOT NULL,
  PRIMARY KEY (arrival, ordinal)
) WITHOUT ROWID;

-- Remarks a shopper asked to delete; kept for ever so that no replay brings the words back.
CREATE TABLE tombstone (
  device_id INTEGER NOT NULL REFERENCES device (id),
  epoch TEXT NOT NULL,
  seq INTEGER NOT NULL,
  asked_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (device_id, epoch, seq)
) WITHOUT ROWID;

-- What was refused, with the reason. epoch and seq are null when they could not be read.
CREATE TABLE dead_letter (
  id INTEGER PRIMARY KEY,
  device_id INTEGER REFERENCES device (id),
  epoch TEXT,
  seq INTEGER,
  reason TEXT NOT NULL,
  payload BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  UNIQUE (device_id, epoch, seq)
);

-- The same id with another payload: an alarm. The first one stays in event.
CREATE TABLE conflict (
  epoch_id INTEGER NOT NULL REFERENCES epoch (id),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL,
  payload BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (epoch_id, seq, hash)
) WITHOUT ROWID;

-- Numbers a device gave up (kind 'dropped') or set aside itself (kind 'quarantined').
CREATE TABLE given_up (
  device_id INTEGER NOT NULL REFERENCES device (id),
  epoch TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  to_seq INTEGER NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (device_id, epoch, from_seq, to_seq, kind)
) WITHOUT ROWID;

-- Presses that began a staff test, named by the device afterwards; they are labelled test whenever they arrive.
CREATE TABLE staff_test (
  device_id INTEGER NOT NULL REFERENCES device (id),
  epoch TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (device_id, epoch, seq)
) WITHOUT ROWID;
