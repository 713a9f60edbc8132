-- Configuration: owned by the operator, read through memory that a heartbeat confirms, nothing personal. See migrations/README.md.
CREATE TABLE configuration (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  value TEXT
) WITHOUT ROWID;

INSERT INTO configuration (name, version, value) VALUES ('configuration', 1, NULL);

CREATE TABLE client (
  id TEXT PRIMARY KEY,
  record TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE signing_key (
  kid TEXT PRIMARY KEY,
  alg TEXT NOT NULL,
  public_jwk TEXT NOT NULL,
  wrapped TEXT NOT NULL,
  signs_from INTEGER NOT NULL,
  retired_at INTEGER
) WITHOUT ROWID;
