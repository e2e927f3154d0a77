-- Taxonomy files that this hub took, whole. A version is never given to another content: findings name it.
CREATE TABLE taxonomy (
  version TEXT PRIMARY KEY,
  imported_at INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  person_name TEXT NOT NULL,
  origin TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  document TEXT NOT NULL
) WITHOUT ROWID;
