/** 'Alon' as PRAGMA application_id: a database of another program is never written to. */
export const applicationId = 0x416c6f6e
export const schemaVersion = 1

/** A date that is not there sorts first and lies before every real one. */
export const noDate = -9_000_000_000_000_000
/** The end of a period that has none. */
export const openEnd = 9_000_000_000_000_000

/**
 * ver holds every version and tombstone by the moment it was written (seq, µs since 1970);
 * res points at the newest one and carries what searches filter and sort by.
 */
export const schema = `
CREATE TABLE dict(k INTEGER PRIMARY KEY, v TEXT NOT NULL UNIQUE);
CREATE TABLE ver(
  seq INTEGER PRIMARY KEY, rid INTEGER NOT NULL, vid INTEGER NOT NULL,
  type INTEGER NOT NULL, op TEXT NOT NULL, body TEXT, UNIQUE(rid, vid));
CREATE INDEX ver_by_type ON ver(type, seq);
CREATE TABLE res(
  rid INTEGER PRIMARY KEY, type INTEGER NOT NULL, id TEXT NOT NULL, vid INTEGER NOT NULL,
  seq INTEGER NOT NULL, del INTEGER NOT NULL, pat INTEGER, date INTEGER NOT NULL,
  until INTEGER NOT NULL, family TEXT NOT NULL, given TEXT NOT NULL, UNIQUE(type, id));
CREATE INDEX res_by_patient ON res(type, pat, date) WHERE del = 0;
CREATE INDEX res_by_seq ON res(type, seq) WHERE del = 0;
CREATE INDEX res_by_date ON res(type, date) WHERE del = 0;
CREATE INDEX res_by_age ON res(type) WHERE del = 0;
CREATE TABLE tok(p INTEGER NOT NULL, code TEXT NOT NULL, sys INTEGER NOT NULL, rid INTEGER NOT NULL,
  PRIMARY KEY(p, code, sys, rid)) WITHOUT ROWID;
CREATE INDEX tok_by_resource ON tok(rid);
CREATE TABLE str(p INTEGER NOT NULL, norm TEXT NOT NULL, rid INTEGER NOT NULL,
  PRIMARY KEY(p, norm, rid)) WITHOUT ROWID;
CREATE INDEX str_by_resource ON str(rid);
CREATE TABLE part(pat INTEGER NOT NULL, seq INTEGER NOT NULL, rid INTEGER NOT NULL,
  PRIMARY KEY(pat, seq, rid)) WITHOUT ROWID;
CREATE INDEX part_by_resource ON part(rid);
CREATE TABLE blob(seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE account(
  username TEXT PRIMARY KEY, password TEXT NOT NULL, practitioner TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE session(
  token TEXT PRIMARY KEY, username TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
`
