/** `handraise start`: builds the desks if needed, and runs the server with its own options. Returns the exit code. */
import type { Flags } from '../../server/config.ts';
import { ConfigError, readConfig } from '../../server/config.ts';
import { serveUntilSignal } from '../../server/main.ts';
import { watchRecord } from '../audit/watch-record.ts';
import { harness } from '../plugin.ts';
import { buildDesksIfNeeded } from '../stages/desks-build.ts';

export async function startServer(flags: Flags): Promise<0 | 2> {
  try {
    const config = readConfig(flags, process.env);
    if (flags.uiDir === undefined) await buildDesksIfNeeded(console.log);
    // XState 4 is loaded only where somebody asked for it.
    const viewers = config.xstateInspect === undefined ? {} : await import('../../bridge/bridge.ts');
    await serveUntilSignal({ ...config, watchRecord, plugins: [harness], ...viewers });
    return process.exitCode === 2 ? 2 : 0;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return 2;
  }
}
