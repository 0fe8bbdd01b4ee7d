/**
 * Row `travel`: a record of 100,000 turns is opened and stepped through at a server's tapes, over HTTP, while people go on
 * working. Stepping begins at once, while the tape still gets ready for it.
 */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stringify } from 'yaml';
import { post } from './centre.ts';
import { startChild } from './child.ts';
import { buildLongRecord, longRecordSite } from './long-record.ts';
import type { Row } from './measure.ts';
import { figureOf, p95 } from './measure.ts';

const looks = 300;
/** While the tape is opened. */
const commandsPerSecond = 20;
const commands = 300;

type Headers = Record<string, string>;

/** A server that has just begun reads the record for its history first, which takes a processor; one that runs has it. */
async function historyRead(url: string): Promise<void> {
  for (let ms = Number.POSITIVE_INFINITY; ms > 200; ) {
    const began = performance.now();
    // Waits for the history to catch up, for a while.
    await (await fetch(`${url}/metrics`)).text();
    ms = performance.now() - began;
  }
}

export async function travelRow(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'handraise-bench-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const { recorded } = await buildLongRecord(folder, join(folder, 'left.db'));
  renameSync(join(folder, 'built.db'), join(data, 'handraise.db'));
  const site = join(folder, 'site.yaml');
  writeFileSync(site, stringify(longRecordSite, { aliasDuplicateObjects: false }));
  const flags = [
    '--port',
    '0',
    '--demo',
    '--log-level',
    'error',
    '--commands-per-second',
    '1000000',
    '--ui-dir',
    folder,
  ];
  const child = await startChild('harness/cli.ts', ['start', ...flags, '--site', site, '--data', data]);
  try {
    const logOn = async (person: string, application: string, desk: string): Promise<Headers> => {
      const origin = child.url;
      const { status, headers, body } = await post(`${origin}/api/session`, { origin }, { person, application });
      if (status !== 200) throw new Error(`${person} could not log on: ${body}`);
      const cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';', 1)[0]);
      return { origin, cookie: cookies.join('; '), 'handraise-desk': desk };
    };
    const [dora, agent] = [await logOn('dora', 'designer', 'designer'), await logOn('a1', 'client', 'agent')];
    const look = async <Told>(path: string): Promise<{ ms: number; told: Told }> => {
      const began = performance.now();
      const response = await fetch(`${child.url}/api/tapes/record${path}`, { headers: dora });
      const told = (await response.json()) as Told;
      if (!response.ok) throw new Error(`${path}: ${JSON.stringify(told)}`);
      return { ms: performance.now() - began, told };
    };
    let ids = 0;
    const work = async (): Promise<number> => {
      const began = performance.now();
      const headers = { ...agent, 'idempotency-key': `t${++ids}` };
      const said = await post(`${child.url}/api/commands/alerts`, headers, { pop: true, sound: ids % 2 === 0 });
      if (said.status !== 200) throw new Error(said.body);
      return performance.now() - began;
    };
    await historyRead(child.url);
    const quiet: number[] = [];
    for (let n = 0; n < commands; n++) quiet.push(await work());
    const meanwhile: number[] = [];
    let isOpening = true;
    const working = (async () => {
      while (isOpening) {
        meanwhile.push(await work());
        await pause(1_000 / commandsPerSecond);
      }
    })();
    const opened = await look<{ turns: number }>('');
    isOpening = false;
    await working;
    const [steps, others]: [number[], number[]] = [[], []];
    // The same places in every run.
    for (let n = 0; n < looks; n++) {
      const turn = 1 + ((n * 7_919 * 13) % (opened.told.turns - 1));
      const { told, ms } = await look<{ to: string }>(`/turns/${turn}`);
      steps.push(ms, (await look(`/turns/${turn + 1}`)).ms, (await look(`/turns/${turn}`)).ms);
      others.push((await look(`/states?turn=${turn}&actor=${told.to}&actor=agent/a1&actor=request/c1.1`)).ms);
      others.push((await look(`/turns?after=${turn}&limit=20&actor=${told.to}`)).ms);
      others.push((await look(`/seek?from=${turn}&to=forward&what=actor&actor=agent/a1`)).ms);
    }
    return {
      name: 'travel',
      work: `a record of ${recorded} turns opened while ${commandsPerSecond} commands/s come, ${steps.length} steps and jumps from turn to turn at once afterwards, over HTTP`,
      figures: {
        'step or jump, ms': figureOf(steps),
        'states, turns of an actor, seeking, ms': figureOf(others),
        'a command, nobody looking, ms': figureOf(quiet),
        'a command, while it is opened, ms': figureOf(meanwhile),
      },
      ratios: [],
      ceilings: [
        { name: 'opened, ms', value: opened.ms, bar: 2_000 },
        { name: 'step or jump, p95, ms', value: p95(steps), bar: 50 },
        { name: 'states, turns of an actor, seeking, p95, ms', value: p95(others), bar: 50 },
        { name: 'a command while it is opened, p95, ms', value: p95(meanwhile), bar: 50 },
      ],
    };
  } finally {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
