-- Pictures of brands, served from our own address: owned by the operator, nothing personal. See migrations/README.md.
-- With a rowid, because its rows are large (SQLite, "WITHOUT ROWID", §5).
CREATE TABLE image (
  name TEXT PRIMARY KEY NOT NULL,
  bytes BLOB NOT NULL
);
