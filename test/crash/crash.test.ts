/**
 * kill -9 under load, again and again on the same data: nothing that was acknowledged is lost or done twice, and what was
 * not acknowledged can be sent again under its id. Shows process crashes, not power loss.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ActorState } from '../../machines/index.ts';
import { charts } from '../../machines/index.ts';
import type { Answer } from '../../machines/messages.ts';
import { partsOf } from '../../machines/names.ts';
import { watch } from '../../machines/properties/watcher.ts';
import { properties } from '../../machines/properties.ts';
import { manualClock } from '../../server/actors/clock.ts';
import type { Turn } from '../../server/actors/host.ts';
import { seeded } from '../../server/actors/random.ts';
import { replay } from '../../server/actors/replay.ts';
import { openSqliteHost } from '../../server/actors/sqlite-host.ts';
import { initialSnapshot, stateOf } from '../../server/actors/step.ts';
import type { Killable, Sent } from '../support/killable-server.ts';
import { acdToken, deliver, logOn, startKillable, writeSite } from '../support/killable-server.ts';

const cycles = Number(process.env.CRASH_CYCLES ?? 25);
const agents = 8;
const acknowledgedAtLeast = 20;
const unansweredAtLeast = 5;
/** Commands that are under way together when the server is killed. */
const burst = 24;

class Centre {
  readonly #random = seeded(2_026);
  readonly #cookies = new Map<string, string>();
  readonly sent: Sent[] = [];
  server!: Killable;
  #ids = 0;

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!;
  }

  async open(start: () => Promise<Killable>): Promise<void> {
    this.server = await start();
    if (this.#cookies.size > 0) return;
    for (let n = 0; n < agents; n++) this.#cookies.set(`a${n}`, await logOn(this.server.url, `a${n}`, 'client'));
    for (const who of ['s0', 's1']) this.#cookies.set(who, await logOn(this.server.url, who, 'supervisor'));
    for (let n = 0; n < agents; n++) {
      const interaction = `c${n}`;
      await this.do('acd', 'interaction.offer', { interaction, workgroup: 'support', media: 'call', acd: true });
      await this.do('acd', 'interaction.alert', { interaction, agent: `a${n}` });
      await this.do('acd', 'interaction.connect', { interaction });
    }
  }

  make(who: string, type: string, body: object): Sent {
    const sent: Sent = { who, id: `k${++this.#ids}`, type, body };
    this.sent.push(sent);
    return sent;
  }

  async deliver(sent: Sent): Promise<Answer> {
    const credentials: Record<string, string> =
      sent.who === 'acd'
        ? { authorization: `Bearer ${acdToken}` }
        : {
            cookie: this.#cookies.get(sent.who) ?? '',
            'handraise-desk': sent.who.startsWith('s') ? 'supervisor' : 'agent',
          };
    return deliver(this.server.url, credentials, sent);
  }

  async do(who: string, type: string, body: object): Promise<Answer> {
    const sent = this.make(who, type, body);
    sent.answer = await this.deliver(sent);
    return sent.answer;
  }

  /** Something that one of the people might do next. */
  something(): Sent {
    const n = Math.floor(this.#random() * agents);
    const requests = this.sent.flatMap(({ type, body, answer }) =>
      type === 'ask' && (body as { interaction: string }).interaction === `c${n}` && answer && 'done' in answer
        ? [answer.request]
        : [],
    );
    const request = requests.at(-1);
    if (!request || this.#random() < 0.15)
      return this.make(`a${n}`, 'ask', { interaction: `c${n}`, text: 'Help, please' });
    const chance = this.#random();
    if (chance < 0.6) return this.make(`a${n}`, 'say', { request, text: `Line ${this.#ids}` });
    if (chance < 0.9) {
      const who = this.pick(['s0', 's1']);
      return this.make(who, 'accept', { toast: `${request}/${who}/${who === 's0' ? 1 : 2}` });
    }
    return this.make(`a${n}`, 'done', { request });
  }
}

it(
  `${cycles} times kill -9 under load`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'handraise-crash-'));
    const site = writeSite(folder, agents);
    const centre = new Centre();
    let repeated = 0;
    try {
      for (let cycle = 0; cycle < cycles; cycle++) {
        await centre.open(() => startKillable(folder, site));
        if (cycle % 3 === 2) {
          await killAtOnce(centre, centre.sent.slice(repeated));
          await centre.open(() => startKillable(folder, site));
        }
        await repeat(centre, centre.sent.slice(repeated));
        repeated = centre.sent.length;
        const quiet = acknowledgedAtLeast + centre.pick([0, 5, 20, 60]);
        const { acknowledged, unanswered } = await loadAndKill(centre, quiet);
        expect(acknowledged).toBeGreaterThanOrEqual(acknowledgedAtLeast);
        expect(unanswered).toBeGreaterThanOrEqual(unansweredAtLeast);
      }
      await centre.open(() => startKillable(folder, site));
      await repeat(centre, centre.sent);
      await centre.server.kill();
      await audit(folder, centre);
    } finally {
      await centre.server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000 + cycles * 10_000,
);

/** Works until enough is acknowledged, then kills the server in the middle of a burst. */
async function loadAndKill(centre: Centre, acknowledgedFirst: number) {
  let acknowledged = 0;
  while (acknowledged < acknowledgedFirst) {
    const batch = Array.from({ length: 8 }, () => centre.something());
    await Promise.all(
      batch.map(async (sent) => {
        sent.answer = await centre.deliver(sent);
        acknowledged++;
      }),
    );
  }
  // A first burst, and as soon as the server is busy with it a second one; then it is killed at a random moment.
  const underWay = new Set<Sent>();
  const { promise: busy, resolve: isBusy } = Promise.withResolvers<void>();
  const attempt = async (sent: Sent) => {
    underWay.add(sent);
    try {
      sent.answer = await centre.deliver(sent);
      underWay.delete(sent);
      acknowledged++;
    } catch {
      // Unanswered: the client does not know what became of it.
    }
    isBusy();
  };
  const attempts = Array.from({ length: burst }, () => attempt(centre.something()));
  await busy;
  for (let n = 0; n < burst; n++) attempts.push(attempt(centre.something()));
  for (let turns = centre.pick([1, 10, 40, 150]); turns > 0; turns--) await new Promise(setImmediate);
  while (underWay.size < unansweredAtLeast) attempts.push(attempt(centre.something()));
  await centre.server.kill();
  await Promise.all(attempts);
  return { acknowledged, unanswered: underWay.size };
}

/** Kills a server that has only just come up, while it hears the commands of the crash before for the second time. */
async function killAtOnce(centre: Centre, commands: readonly Sent[]): Promise<void> {
  const attempts = commands.slice(-burst).map((sent) =>
    centre.deliver(sent).then(
      (answer) => sameAnswer(sent, answer),
      () => {},
    ),
  );
  for (let turns = centre.pick([1, 10, 40]); turns > 0; turns--) await new Promise(setImmediate);
  await centre.server.kill();
  await Promise.all(attempts);
}

function sameAnswer(sent: Sent, again: Answer): void {
  if (sent.answer) expect([sent.id, again]).toEqual([sent.id, sent.answer]);
  else sent.answer = again;
}

/** Sends commands again under their ids: the acknowledged ones have the same answer, the others get one now. */
async function repeat(centre: Centre, commands: readonly Sent[]): Promise<void> {
  for (let from = 0; from < commands.length; from += burst) {
    await Promise.all(
      commands.slice(from, from + burst).map(async (sent) => sameAnswer(sent, await centre.deliver(sent))),
    );
  }
}

/** Reads the record that is left: every line said once, every property held, and the charts would do the same again. */
async function audit(folder: string, { sent }: Centre): Promise<void> {
  const log = { error: () => {}, warn: () => {} };
  const host = openSqliteHost({ path: join(folder, 'data/handraise.db'), clock: manualClock(), log: log as never });
  const turns: Turn[] = [];
  for await (const turn of host.record()) turns.push(turn);
  await host.close();

  const said = turns.flatMap(({ effects }) =>
    effects.flatMap((effect) =>
      effect.type === 'publish' && effect.event.type === 'request.line' ? [effect.event.text.id] : [],
    ),
  );
  const due = sent.flatMap(({ who, id, type, answer }) =>
    (type === 'say' || type === 'ask') && answer && 'done' in answer ? [`${who}/${id}`] : [],
  );
  expect(said.toSorted()).toEqual(due.toSorted());

  const watcher = watch(properties);
  const actors = new Map<string, ActorState>();
  for (const { turn, effects, after } of replay(turns)) {
    expect(effects).toEqual(turn.effects);
    const { to, from, message } = turn.envelope;
    const before = actors.get(to) ?? stateOf(initialSnapshot(charts[partsOf(to).kind]));
    actors.set(to, after);
    expect(watcher.turn({ to, from, message, before, after, effects }, { actors, isQuiet: false })).toEqual([]);
  }
  expect(watcher.settled({ actors, isQuiet: true })).toEqual([]);
}
