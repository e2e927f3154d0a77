-- id is the id of a person, also what they sign in with. name to department are set where the journey does not know the person.
-- one_time_until is set while the password is one that somebody else made.
-- password_hash is null where sign-in is by OpenID Connect only, or never.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT,
  role TEXT,
  region TEXT,
  site TEXT,
  department TEXT,
  password_hash TEXT,
  one_time_until INTEGER,
  stamp TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  is_disabled INTEGER NOT NULL DEFAULT 0,
  external_id TEXT,
  created_at INTEGER NOT NULL,
  signed_in_at INTEGER
) WITHOUT ROWID;

CREATE UNIQUE INDEX account_external ON account (external_id) WHERE external_id IS NOT NULL;

-- hash: SHA-256 of the key, which is 256 random bits; the key itself is shown once and kept nowhere.
CREATE TABLE api_key (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL,
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
);

-- Rows are added and never changed. subject is an id, never a customer's word. person_id is '' when nobody was signed in.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  person_name TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);

CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_subject ON audit (action, subject);
