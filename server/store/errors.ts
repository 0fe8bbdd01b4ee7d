/** The catalogue of what can be wrong with a store. Codes are stable; the sentence is for whoever starts the server. */

export const storeErrors = {
  storeNewer: 'The database was written by a newer version of this program; start that one.',
  storeOlder: 'The database is of a version that no migration here starts from.',
  storeCharts: 'The database holds actors of other charts, and no migration is listed for them.',
  storeUnfinished:
    'The database was left by a crash of another version; start and stop that version once, then this one.',
  storeForeign: 'The file is a database of another program.',
  storeCorrupt: 'The file is damaged or is no database; restore it from a backup.',
  storeLocked: 'Another process has the database open; stop it first.',
  storeReadOnly: 'The database cannot be written; check the rights of the file and its folder.',
  storeFull: 'The disk is full; nothing that was not answered has been stored.',
  storeDisk: 'The disk failed to read or to write the database; look at the disk and its limits.',
  storeMissing: 'The database cannot be opened; check that its folder exists.',
  storeFailed: 'The database failed.',
} as const;

export type StoreErrorCode = keyof typeof storeErrors;

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, path: string, cause?: unknown) {
    super(`${storeErrors[code]} (${path})`, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** Primary result codes of SQLite. */
const codeOf: Record<number, StoreErrorCode> = {
  5: 'storeLocked',
  6: 'storeLocked',
  8: 'storeReadOnly',
  10: 'storeDisk',
  11: 'storeCorrupt',
  13: 'storeFull',
  14: 'storeMissing',
  26: 'storeCorrupt',
};

/** SQLITE_IOERR_LOCK: what a lock for writing gives on a file that could be opened for reading only. */
const lockFailed = 3850;

/** Whether it is SQLite itself that failed. */
export const isSqliteError = (cause: unknown): boolean => typeof (cause as { errcode?: unknown }).errcode === 'number';

/** What `node:sqlite` threw, by its code in the catalogue. */
export function storeErrorOf(cause: unknown, path: string): StoreError {
  if (cause instanceof StoreError) return cause;
  const { errcode = 0 } = cause as { errcode?: number };
  const code = errcode === lockFailed ? 'storeReadOnly' : codeOf[errcode & 0xff];
  return new StoreError(code ?? 'storeFailed', path, cause);
}
