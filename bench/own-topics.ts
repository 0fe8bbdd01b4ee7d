/**
 * Row `fan-out`, part (b): the topics that people really have. Agents ask and press Done; each request is toasted to the 20
 * supervisors of its workgroup, who follow their own topic, the workgroup's list, the request and its interaction.
 */
import { connectCall, openCentre } from './centre.ts';
import { listen } from './listeners.ts';

const groups = 100;
const supervisorsOfEach = 20;
/** Calls of each group, so that one that has just ended need not be asked about again. */
const callsOfEach = 2;
const seconds = 4;
/** At the same pace, and not counted: code that was not run before is slow. */
const warmUpSeconds = 2;

export interface OwnTopics {
  work: string;
  /** From the ask to each toast. */
  ms: number[];
  /** Events and snapshots that reached a desk. */
  perSecond: number;
}

/** Asks and Dones so often that about `pace` deliveries a second come of them. */
export async function ownTopics(pace: number): Promise<OwnTopics> {
  const names = (group: number) => Array.from({ length: supervisorsOfEach }, (_, n) => `s${group}-${n}`);
  const centre = await openCentre(
    groups * callsOfEach,
    Array.from({ length: groups }, (_, group) => names(group)),
  );
  try {
    const supervisors = Array.from({ length: groups }, (_, group) => names(group)).flat();
    const headers: Record<string, string>[] = [];
    for (const name of supervisors) headers.push(await centre.logOn(name, 'supervisor'));
    const agents: Record<string, string>[] = [];
    for (let n = 0; n < groups * callsOfEach; n++) {
      agents.push(await centre.logOn(`a${n}`, 'client'));
      await connectCall(centre, n, groups);
    }
    const asked = new Map<string, number>();
    const ms: number[] = [];
    let deliveries = 0;
    const hello = () => JSON.stringify({ type: 'hello', have: {} });
    await listen(
      `${centre.url.replace('http', 'ws')}/live?desk=supervisor`,
      headers,
      (data) => {
        const text = data.toString('latin1');
        deliveries += text.startsWith('{"type":"snapshot"') ? 1 : text.split('"seq":').length - 1;
        const request = text.includes('"toast.shown"') ? /"request":"(c\d+\.\d+)"/.exec(text)?.[1] : undefined;
        const at = request === undefined ? undefined : asked.get(request);
        if (at !== undefined) ms.push(performance.now() - at);
      },
      hello,
    );
    /** The last round of each call; the next one waits for it, and its time counts from when it was due all the same. */
    const last = agents.map((): Promise<void> => Promise.resolve());
    const round = async (n: number, count: number) => {
      const request = `c${n}.${count}`;
      asked.set(request, performance.now());
      await last[n];
      await centre.send(agents[n]!, 'ask', { interaction: `c${n}`, text: 'May I refund 900?' });
      await centre.send(agents[n]!, 'done', { request });
    };
    const inTurn = async (n: number, count: number) => {
      deliveries = 0;
      await round(n, count);
      await settled(() => deliveries);
      return deliveries;
    };
    const ofOne = await inTurn(0, 1);
    const everyMs = (ofOne * 1_000) / pace;
    const warmUp = Math.round((warmUpSeconds * 1_000) / everyMs);
    const rounds = warmUp + Math.round((seconds * 1_000) / everyMs);
    let started = performance.now();
    for (let next = 0; next < rounds; ) {
      if (next === warmUp) {
        await Promise.all(last);
        await settled(() => deliveries);
        ms.length = deliveries = 0;
        started = performance.now() - warmUp * everyMs;
      }
      for (; next < rounds && performance.now() >= started + next * everyMs; next++) {
        const n = next % agents.length;
        const count = Math.floor(next / agents.length) + (n === 0 ? 2 : 1);
        last[n] = round(n, count);
      }
      await new Promise(setImmediate);
    }
    await Promise.all(last);
    const lastAt = performance.now();
    await settled(() => deliveries);
    const counted = rounds - warmUp;
    if (ms.length !== counted * supervisorsOfEach) throw new Error(`${ms.length} toasts of ${counted} requests.`);
    const work = `${groups} workgroups of ${supervisorsOfEach}, ask and Done, ${ofOne} deliveries each`;
    return { work, ms, perSecond: (deliveries * 1_000) / (lastAt - started - warmUp * everyMs) };
  } finally {
    await centre.stop();
  }
}

/** Resolves when nothing came for a while. */
async function settled(count: () => number): Promise<void> {
  for (let before = -1; before !== count(); ) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
