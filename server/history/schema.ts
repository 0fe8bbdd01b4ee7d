/**
 * The tables of the history, a file of its own beside the database: it follows from the record alone, so it is made anew
 * whenever it is missing, damaged, of another version or not of this record.
 */

/** Raised with every change of the tables or of what is put into them. */
export const historyVersion = 1;

export const historyTables = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Numbered in the order of their opening, without a gap; "opened_at" never decreases with it. "view" is what the next event
-- is folded into, without lines: null once the request is done. Times in ms UTC.
CREATE TABLE requests (
  n INTEGER PRIMARY KEY,
  request TEXT NOT NULL UNIQUE,
  agent TEXT NOT NULL,
  workgroup TEXT NOT NULL,
  media TEXT,
  reason TEXT,
  urgency TEXT NOT NULL,
  state TEXT NOT NULL,
  escalated INTEGER NOT NULL,
  ignored INTEGER NOT NULL,
  unattended INTEGER NOT NULL,
  responsible TEXT,
  first_by TEXT,
  outcome TEXT,
  opened_at INTEGER NOT NULL,
  responded_at INTEGER,
  done_at INTEGER,
  view TEXT
) STRICT;
CREATE INDEX requests_of_workgroup ON requests (workgroup, n);
CREATE INDEX requests_of_agent ON requests (agent, n);
CREATE INDEX requests_open ON requests (workgroup, state) WHERE view IS NOT NULL;

-- Supervisors who took part in a request.
CREATE TABLE helpers (person TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (person, n)) STRICT, WITHOUT ROWID;
CREATE INDEX helpers_of_request ON helpers (n, person);

-- Where the words of a line are kept; never the words.
CREATE TABLE lines (n INTEGER NOT NULL, line INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (n, line)) STRICT, WITHOUT ROWID;

-- The turns of the record that a request's story is made of.
CREATE TABLE turns (n INTEGER NOT NULL, turn INTEGER NOT NULL, PRIMARY KEY (n, turn)) STRICT, WITHOUT ROWID;
`;
