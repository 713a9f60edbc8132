-- Wrapped data keys of a region's people: never exported, archived or restored together with a shard (rule K1).
CREATE TABLE data_key (
  person TEXT PRIMARY KEY,
  wrapped BLOB NOT NULL,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;
