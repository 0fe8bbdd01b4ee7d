/**
 * Row `storm`: 2,000 desks lose their sockets, miss something, and come back under what they have. Beside it as many
 * plain connects to bare `ws`. One load generator: this process, whose share of the time is in both figures.
 */
import type { Centre } from './centre.ts';
import { connectCall, openCentre } from './centre.ts';
import { startChild } from './child.ts';
import type { Listener } from './listeners.ts';
import { hangUp, listen, note } from './listeners.ts';
import type { Row } from './measure.ts';
import { figureOf } from './measure.ts';

const desks = 2_000;
/** A person may have 20 sockets, and those just lost count until the server has noticed. */
const people = 200;
const runs = 5;

export async function stormRow(): Promise<Row> {
  const supervisors = Array.from({ length: people }, (_, n) => `s${n}`);
  const centre = await openCentre(1, [supervisors]);
  const bare = await startChild('bench/bare-ws.ts', []);
  try {
    const sessions = await Promise.all(supervisors.map((id) => centre.logOn(id, 'supervisor')));
    const alice = await centre.logOn('a0', 'client');
    await connectCall(centre, 0, 1);
    const headers = Array.from({ length: desks }, (_, n) => sessions[n % people]!);
    const plain = headers.map(() => ({}));
    const url = `${centre.url.replace('http', 'ws')}/live?desk=supervisor`;
    const [seconds, bareSeconds]: [number[], number[]] = [[], []];
    let lost = 0;
    const connect = (known: readonly Listener[], epoch: string | undefined) =>
      listen(
        url,
        headers,
        (data, desk) => note(desk, data),
        (n) => {
          const have = known[n]?.have ?? {};
          return JSON.stringify({ type: 'hello', have, ...(epoch && { epoch }) });
        },
        known,
      );
    const epoch = await epochOf(url, headers[0]!);
    let former = await connect([], undefined);
    for (let run = 1; run <= runs; run++) {
      await hangUp(former);
      await work(centre, alice, run);
      const started = performance.now();
      const returned = await connect(former, epoch);
      seconds.push((performance.now() - started) / 1_000);
      lost += missed(returned, former);
      former = returned;
      const bareStarted = performance.now();
      const bareSockets = await listen(bare.url.replace('http', 'ws'), plain, () => {});
      bareSeconds.push((performance.now() - bareStarted) / 1_000);
      await hangUp(bareSockets);
    }
    return {
      name: 'storm',
      work: `${headers.length} desks of ${people} people cut off, a request asked and done meanwhile, all back; figures in seconds`,
      figures: {
        'until the last is ready, s': figureOf(seconds),
        'as many connects to bare ws, s': figureOf(bareSeconds),
        'resumes a second': figureOf(seconds.map((value) => headers.length / value)),
        'bare connects a second': figureOf(bareSeconds.map((value) => headers.length / value)),
      },
      ratios: [],
      ceilings: [
        { name: 'until the last is ready, median, s', value: figureOf(seconds).median, bar: 3 },
        { name: 'desks that missed something', value: lost, bar: 0 },
      ],
    };
  } finally {
    await centre.stop();
    await bare.stop();
  }
}

/** What happens while everybody is away: two events on every supervisor's topic and two on the workgroup's. */
async function work(centre: Centre, alice: Record<string, string>, n: number): Promise<void> {
  await centre.send(alice, 'ask', { interaction: 'c0', text: 'May I refund 900?' });
  await centre.send(alice, 'done', { request: `c0.${n}` });
}

async function epochOf(url: string, headers: Record<string, string>): Promise<string> {
  let epoch = '';
  const heard = (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as { type: string; epoch?: string };
    if (frame.type === 'welcome') epoch = frame.epoch ?? '';
  };
  await hangUp(await listen(url, [headers], heard, () => JSON.stringify({ type: 'hello', have: {} })));
  return epoch;
}

/** Desks that did not go on without a gap from what they had, or know less of the workgroup than others do. */
function missed(returned: readonly Listener[], former: readonly Listener[]): number {
  const last = Math.max(...returned.map(({ have }) => have['workgroup/g0'] ?? 0));
  return returned.filter(({ have, gaps, socket }, n) => {
    const before = former[n]!.have;
    const self = Object.keys(before).find((topic) => topic.startsWith('supervisor/')) ?? '';
    const isBehind = have['workgroup/g0'] !== last || (have[self] ?? 0) <= (before[self] ?? 0);
    return gaps > 0 || isBehind || socket.readyState !== 1;
  }).length;
}
