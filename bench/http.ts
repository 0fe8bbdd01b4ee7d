/**
 * Row `http`: the writers of row `host` over HTTP, beside the same requests to an empty Fastify route. Servers are
 * processes of their own; this process is the one load generator of both.
 */
import { connectCall, openCentre, post } from './centre.ts';
import { startChild } from './child.ts';
import type { Row } from './measure.ts';
import { figureOf, inTurns, ratioOf } from './measure.ts';

const writers = 64;
const groups = 20;
const rounds = 3;
const runs = 7;
const said = 'Could you please have a look at this customer with me? The refund does not go through.';

type Post = (who: 'agent' | 'supervisor', type: string, body: object) => Promise<void>;

/** Ask, accept, seven lines, done: ten commands. */
async function round(send: Post, writer: number, n: number): Promise<void> {
  const request = `c${writer}.${n}`;
  await send('agent', 'ask', { interaction: `c${writer}`, text: said });
  await send('supervisor', 'accept', { toast: `${request}/s${writer % groups}/1` });
  for (let line = 0; line < 7; line++) await send(line % 2 ? 'agent' : 'supervisor', 'say', { request, text: said });
  await send('agent', 'done', { request });
}

export async function httpRow(): Promise<Row> {
  const supervised = Array.from({ length: groups }, (_, n) => [`s${n}`]);
  const centre = await openCentre(writers, supervised);
  const bare = await startChild('bench/bare-http.ts', []);
  try {
    const supervisors = await Promise.all(supervised.map(([id]) => centre.logOn(id!, 'supervisor')));
    const people: Record<'agent' | 'supervisor', Record<string, string>>[] = [];
    for (let n = 0; n < writers; n++) {
      people.push({ agent: await centre.logOn(`a${n}`, 'client'), supervisor: supervisors[n % groups]! });
      await connectCall(centre, n, groups);
    }
    const ours =
      (writer: number): Post =>
      (who, type, body) =>
        centre.send(people[writer]![who], type, body);
    let ids = 0;
    const theirs =
      (writer: number): Post =>
      async (who, type, body) => {
        const headers = { ...people[writer]![who], 'idempotency-key': `b${++ids}` };
        await post(`${bare.url}/api/commands/${type}`, headers, body);
      };
    const next = Array.from({ length: writers }, () => 1);
    /** Commands a second of many writers. */
    const drive = async (postOf: (writer: number) => Post, count: number): Promise<number> => {
      const start = performance.now();
      await Promise.all(
        Array.from({ length: count }, async (_, writer) => {
          for (let n = 0; n < rounds; n++) await round(postOf(writer), writer, next[writer]!++);
        }),
      );
      return (count * rounds * 10_000) / (performance.now() - start);
    };
    /** Median ms of one writer's command while nobody else is there. */
    const single = async (postOf: (writer: number) => Post): Promise<number> => {
      const times: number[] = [];
      const timed: Post = async (who, type, body) => {
        const start = performance.now();
        await postOf(0)(who, type, body);
        times.push(performance.now() - start);
      };
      for (let n = 0; n < 10; n++) await round(timed, 0, next[0]!++);
      return figureOf(times).median;
    };
    // The empty route does not care about numbers of requests; ours does.
    const bareDrive = async () => {
      const before = [...next];
      const rate = await drive(theirs, writers);
      next.splice(0, writers, ...before);
      return rate;
    };
    const bareSingle = async () => {
      const before = next[0]!;
      const median = await single(theirs);
      next[0] = before;
      return median;
    };
    await drive(ours, writers);
    await bareDrive();
    const rates = await inTurns({ ours: () => drive(ours, writers), bare: bareDrive }, runs);
    const times = await inTurns({ ours: () => single(ours), bare: bareSingle }, runs);
    return {
      name: 'http',
      work: `${writers} writers over HTTP, durable; one load generator; processes of their own`,
      figures: {
        'commands a second': figureOf(rates.ours),
        'requests a second, empty route (and ceiling)': figureOf(rates.bare),
        'one writer, p50, ms': figureOf(times.ours),
        'one writer, p50, empty route, ms': figureOf(times.bare),
      },
      ratios: [{ name: 'commands to empty requests', ratio: ratioOf(rates.ours, rates.bare), bar: 0.3 }],
      ceilings: [{ name: 'p50 to p50 of the empty route', value: ratioOf(times.ours, times.bare).median, bar: 4 }],
    };
  } finally {
    await centre.stop();
    await bare.stop();
  }
}
