-- Who may speak: devices that have a certificate of their own, and claim credentials that were revoked. Times of certificates are seconds, as in them.
CREATE TABLE identity (
  name TEXT PRIMARY KEY,
  serial TEXT,
  status TEXT NOT NULL,
  since INTEGER NOT NULL,
  person TEXT,
  proven_from INTEGER NOT NULL DEFAULT 0,
  not_after INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- Requests that a person must decide, and what was decided until the device has its answer.
CREATE TABLE claim (
  serial TEXT PRIMARY KEY,
  device TEXT NOT NULL,
  verdict TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  csr TEXT NOT NULL
) WITHOUT ROWID;
