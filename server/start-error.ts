/** Everything that whoever starts the server can mend, as one clear line. What is not in here is a fault of ours. */
import { SiteError } from './site.ts';
import { StoreError } from './store/errors.ts';

/** Why the server cannot start, for a person: print `message` and exit with 2. */
export class StartError extends Error {
  override name = 'StartError';
}

export function startError(error: unknown, { host, port }: { host: string; port: number }): StartError | undefined {
  if (error instanceof SiteError || error instanceof StoreError) return new StartError(error.message, { cause: error });
  const { code, path } = error as NodeJS.ErrnoException;
  const says = {
    EADDRINUSE: `Port ${port} is in use: stop what is there, or choose another one with --port.`,
    EADDRNOTAVAIL: `${host} is no address of this machine: choose another one with --host.`,
    ENOTFOUND: `${host} is no address of this machine: choose another one with --host.`,
    EACCES:
      path === undefined
        ? `Port ${port} is not allowed here: choose one above 1023 with --port.`
        : `${path} cannot be written.`,
    EROFS: `${path} cannot be written.`,
    ENOTDIR: `${path} is no folder.`,
    EEXIST: `${path} is no folder.`,
  }[code ?? ''];
  return says === undefined ? undefined : new StartError(says, { cause: error });
}
