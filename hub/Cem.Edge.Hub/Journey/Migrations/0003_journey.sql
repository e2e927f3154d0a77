-- Each import is a version; the tables below hold the newest one.
CREATE TABLE journey_version (
  version INTEGER PRIMARY KEY,
  imported_at INTEGER NOT NULL,
  origin TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  document TEXT NOT NULL
);
