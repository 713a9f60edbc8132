-- People of one shard: every BLOB is ciphertext under the person's key, but for ids and the keyed index. See migrations/README.md.
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  bucket INTEGER NOT NULL,
  status TEXT NOT NULL,
  version INTEGER NOT NULL,
  change_id TEXT NOT NULL,
  profile BLOB NOT NULL,
  subject BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE identifier (
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  blind_index BLOB NOT NULL,
  value BLOB NOT NULL,
  verified_at INTEGER NOT NULL,
  is_primary INTEGER NOT NULL,
  PRIMARY KEY (person, type, blind_index)
) WITHOUT ROWID;

CREATE INDEX identifier_blind_index ON identifier (blind_index);

CREATE TABLE credential (
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  method TEXT NOT NULL,
  document BLOB NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (person, id)
) WITHOUT ROWID;

-- Rule B4: a passkey's id is unique per shard.
CREATE UNIQUE INDEX credential_passkey ON credential (id) WHERE method = 'passkey';

CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  document BLOB NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- No person column: a person's list is fetched by computing numbers (rule L1).
CREATE TABLE audit (
  number BLOB PRIMARY KEY,
  verb TEXT NOT NULL,
  result TEXT NOT NULL,
  at INTEGER NOT NULL,
  detail BLOB NOT NULL,
  digest BLOB NOT NULL
) WITHOUT ROWID;
