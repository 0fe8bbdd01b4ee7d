// Runs one command of this repository and says how it ended. Everything it starts ends with it: a command that outlives
// its limit is killed with its children, and so is one that runs when we are told to stop.

import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface CommandEnd {
  /** 128 + signal when a signal ended it, 127 when it could not be started, 124 when it took too long. */
  readonly code: number;
  /** stdout and stderr in order of arrival; empty when they were passed through. */
  readonly output: string;
  readonly elapsedMs: number;
}

export interface CommandOptions {
  /** `capture` keeps the output for later, `through` shows it as it comes. */
  readonly output: 'capture' | 'through';
  readonly limitMs: number;
}

const running = new Set<ChildProcess>();

/** Never rejects. `command` is looked up in node_modules/.bin first, so scripts there run under the pinned Node. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions): Promise<CommandEnd> {
  const { promise, resolve } = Promise.withResolvers<CommandEnd>();
  const startedAt = performance.now();
  const chunks: Buffer[] = [];
  const stdio = options.output === 'capture' ? 'pipe' : 'inherit';
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) },
    stdio: ['ignore', stdio, stdio],
    // Its own process group, so that a browser or server that it started can be ended with it.
    detached: true,
  });
  running.add(child);
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));

  let isLate = false;
  const limit = setTimeout(() => {
    isLate = true;
    end(child, 'SIGKILL');
  }, options.limitMs);

  const finish = (code: number, note = '') => {
    clearTimeout(limit);
    running.delete(child);
    if (isLate) note = `${command} was stopped after ${options.limitMs / 1000} s.\n`;
    if (note && options.output === 'through') process.stderr.write(note);
    resolve({
      code: isLate ? 124 : code,
      output: Buffer.concat(chunks).toString() + note,
      elapsedMs: performance.now() - startedAt,
    });
  };
  child.on('error', (error) => finish(127, `${command} could not be run: ${error.message}\n`));
  child.on('close', (code, signal) => {
    // What a crashed command leaves behind would keep ports and the terminal.
    end(child, 'SIGKILL');
    finish(code ?? 128 + (signal ? constants.signals[signal] : 0));
  });
  return promise;
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) end(child, 'SIGTERM');
    process.exit(128 + constants.signals[signal]);
  });
}
