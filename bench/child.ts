/** A program of this repository in a process of its own, which says where it listens. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '..');
/** As every npm script has it. */
const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? resolve(root, 'node_modules/.cache/compiled');

/** How long a child may take to collect its garbage. */
const collectMs = 1_500;

export interface Child {
  url: string;
  /** Resident memory once garbage is collected, bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

export async function startChild(program: string, args: readonly string[]): Promise<Child> {
  const child = spawn(process.execPath, ['--import', resolve(root, 'bench/collect.ts'), program, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE },
  });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const endNow = () => child.kill('SIGKILL');
  process.once('exit', endNow);
  const { promise, resolve: found, reject } = Promise.withResolvers<string>();
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const address = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
    if (address) found(address);
  });
  child.once('exit', (code) => reject(new Error(`${program} ended with code ${code}. ${said}`)));
  const url = await promise;
  return {
    url,
    memory: async () => {
      child.kill('SIGUSR2');
      await pause(collectMs);
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) * 1_024;
    },
    stop: async () => {
      endNow();
      await gone;
      process.removeListener('exit', endNow);
    },
  };
}
