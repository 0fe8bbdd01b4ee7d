/** Everything that whoever starts the server can mend, as one clear line. What is not in here is a fault of ours. */
import { SiteError } from './site.ts';
import { isSqliteError, StoreError, storeErrorOf } from './store/errors.ts';

/** Why the server cannot start, or could not end well, for a person: print `message` and exit with 2. */
export class StartError extends Error {
  override name = 'StartError';
}

interface Tried {
  host: string;
  port: number;
  /** The database file. */
  database: string;
}

export function startError(error: unknown, tried: Tried): StartError | undefined {
  if (error instanceof StartError) return error;
  if (error instanceof SiteError || error instanceof StoreError) return new StartError(error.message, { cause: error });
  // Damage in the middle of the file is found only by whoever reads there: as SQLite's word, or as a line that is no JSON.
  if (isSqliteError(error)) return startError(storeErrorOf(error, tried.database), tried);
  if (error instanceof SyntaxError) return startError(new StoreError('storeCorrupt', tried.database, error), tried);
  const { code, path, syscall } = error as NodeJS.ErrnoException;
  const says = (path === undefined ? ofAddress(syscall, tried) : ofFile(path))[code ?? ''];
  return says === undefined ? undefined : new StartError(says, { cause: error });
}

const ofAddress = (syscall: string | undefined, { host, port }: Tried): Record<string, string> => ({
  EADDRINUSE: `Port ${port} is in use: stop what is there, or choose another one with --port.`,
  EADDRNOTAVAIL: `${host} is no address of this machine: choose another one with --host.`,
  ENOTFOUND: `${host} is no address of this machine: choose another one with --host.`,
  EAI_AGAIN: `${host} is no address of this machine: choose another one with --host.`,
  EAFNOSUPPORT: `${host} is of a kind that this machine does not have: choose another one with --host.`,
  ...(syscall === 'listen' && { EACCES: `Port ${port} is not allowed here: choose one above 1023 with --port.` }),
});

const ofFile = (path: string): Record<string, string> => {
  const [unwritable, noFolder] = [`${path} cannot be written.`, `${path} is no folder.`];
  return {
    EACCES: unwritable,
    EPERM: unwritable,
    EROFS: unwritable,
    ENOSPC: `${path} cannot be written: the disk is full.`,
    EDQUOT: `${path} cannot be written: the disk is full.`,
    EIO: `${path} cannot be read or written: look at the disk.`,
    ENOTDIR: noFolder,
    EEXIST: noFolder,
    // What a folder that nobody may write to says of one inside of it that is to be made.
    ENOENT: `${path} cannot be made.`,
    EISDIR: `${path} is a folder and should be a file.`,
    ENAMETOOLONG: `${path} is too long a name.`,
    ELOOP: `${path} is a link that leads nowhere.`,
  };
};
