/**
 * A simulated ACD for the demo: keeps every agent in one or two conversations, so that the first page a person sees is
 * alive. An ordinary client of the REST API with a service token; knows no actor and no host.
 */
import type { CommandBody, CommandType, Media } from '../../machines/commands.ts';
import { medias } from '../../machines/commands.ts';
import { seeded } from '../actors/random.ts';
import type { Story } from './stories.ts';
import { stories } from './stories.ts';

export interface DemoAcdOptions {
  /** Such as `http://127.0.0.1:8080`. */
  baseUrl: string;
  token: string;
  agents: readonly string[];
  /** The workgroups whose interactions an agent gets, at least one. */
  workgroupsOf(agent: string): readonly string[];
  /** Interactions of an earlier run that are still with an agent: they go on as if nothing had happened. */
  leftovers: readonly { interaction: string; agent: string }[];
  seed: number;
  /** A conversation in which somebody is being helped goes on. */
  isBusy(interaction: string): Promise<boolean>;
  onFailure(error: unknown): void;
}

export interface DemoAcd {
  /** From now on these agents get interactions; others keep what they have. */
  employ(agents: readonly string[]): void;
  /** Resolves once nothing is under way any more. */
  stop(): Promise<void>;
}

/** Conversations at a time, for each agent. */
const conversationsMax = 2;
const lastsMs = { from: 60_000, to: 240_000 } as const;
const pauseMs = { from: 500, to: 1_500 } as const;
const restMs = { from: 20_000, to: 60_000 } as const;
const ringsMs = { from: 200, to: 600 } as const;
const thinksMs = { from: 3_000, to: 12_000 } as const;
const retryMs = 5_000;
const answerWithinMs = 10_000;

const customers = [
  'Ada Lindqvist',
  'Ben Okafor',
  'Chiara Rossi',
  'David Cohen',
  'Elif Yılmaz',
  'Fatima Zahra',
  'Greta Huber',
  'Hiro Tanaka',
  'Ines Duarte',
  'Jonas Weber',
  'Kavya Rao',
  'Liam O’Brien',
  'Mei Chen',
  'Noah Dubois',
  'Olga Petrova',
  'Priya Nair',
] as const;

export function startDemoAcd(options: DemoAcdOptions): DemoAcd {
  const { baseUrl, token, agents, leftovers, seed } = options;
  const random = seeded(seed);
  const stopping = new AbortController();
  const { signal } = stopping;
  /** Names of this run: a database may hold those of earlier ones. */
  const run = seed.toString(36);
  let count = 0;
  /** Each with a mark of its own: whoever comes back is a new one. */
  const employed = new Map<string, symbol>();

  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const between = ({ from, to }: { from: number; to: number }) => from + random() * (to - from);

  /** Also over at once when the demo stops. */
  const pass = (delayMs: number) =>
    new Promise<void>((resolve) => {
      const over = () => {
        clearTimeout(timeout);
        signal.removeEventListener('abort', over);
        resolve();
      };
      const timeout = setTimeout(over, delayMs).unref();
      if (signal.aborted) over();
      else signal.addEventListener('abort', over);
    });

  async function post<Type extends CommandType>(type: Type, body: CommandBody<Type>): Promise<void> {
    if (signal.aborted) return;
    const response = await fetch(`${baseUrl}/api/commands/${type}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `${run}-${++count}`,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    await response.arrayBuffer();
    // What its state does not permit any more, such as holding a call that a person has parked, is no failure.
    if (response.status >= 400 && response.status !== 409) throw new Error(`${type} was answered ${response.status}.`);
  }

  /** One conversation from its offer to its end. */
  async function converse(agent: string, media: Media): Promise<void> {
    const interaction = `${media}-${run}-${++count}`;
    const about = { workgroup: pick(options.workgroupsOf(agent)), media, acd: true, text: pick(customers) };
    const { attributes, lines } = pick(stories[media]);
    const isWaiting = media === 'email' ? 1 : 0;
    await post('interaction.offer', { interaction, ...about });
    for (const [attribute, text] of Object.entries(attributes)) {
      await post('interaction.describe', { interaction, attribute, text });
    }
    await say(interaction, lines.slice(0, isWaiting));
    await post('interaction.alert', { interaction, agent });
    await pass(between(ringsMs));
    await post('interaction.connect', { interaction });
    await goOn(interaction, media, lines.slice(isWaiting));
  }

  async function say(interaction: string, lines: Story['lines']): Promise<void> {
    for (const [from, text] of lines) await post('interaction.say', { interaction, from, text });
  }

  /** Somebody reads, thinks, and writes the next line. */
  async function talk(interaction: string, lines: Story['lines']): Promise<void> {
    for (const line of lines) {
      await pass(between(thinksMs));
      await say(interaction, [line]);
    }
  }

  async function goOn(interaction: string, media: Media, lines: Story['lines'] = []): Promise<void> {
    const third = between(lastsMs) / 3;
    await talk(interaction, lines);
    await pass(third);
    if (media === 'call' && random() < 0.4 && !(await options.isBusy(interaction))) {
      await post('interaction.hold', { interaction });
      await pass(Math.min(third, 15_000));
      await post('interaction.connect', { interaction });
    }
    await pass(third * 2);
    while (!signal.aborted && (await options.isBusy(interaction))) await pass(retryMs);
    // A conversation outlives the demo: the next run finds it.
    await post('interaction.disconnect', { interaction });
  }

  /** One conversation after the other. The first place of an agent is a call, and is never empty for long. */
  async function keepBusy(agent: string, place: number, leftover: string | undefined): Promise<void> {
    const mark = employed.get(agent);
    let current = leftover;
    if (place > 0 && current === undefined) await pass(between(restMs));
    while (!signal.aborted && employed.get(agent) === mark) {
      try {
        const media = place === 0 ? 'call' : pick(medias);
        await (current === undefined ? converse(agent, media) : goOn(current, media));
        await pass(between(place === 0 ? pauseMs : restMs));
      } catch (error) {
        if (!signal.aborted) options.onFailure(error);
        await pass(retryMs);
      }
      current = undefined;
    }
  }

  /** Employed now or before. */
  const known = new Set<string>();
  /** What is under way, until it ends. */
  const places = new Set<Promise<void>>();
  const keep = (work: Promise<void>) => {
    places.add(work);
    void work.finally(() => places.delete(work));
  };

  function employ(agent: string): void {
    if (employed.has(agent)) return;
    const isFirst = !known.has(agent);
    known.add(agent);
    employed.set(agent, Symbol(agent));
    const mine = leftovers.filter((leftover) => isFirst && leftover.agent === agent);
    const ending = mine
      .slice(conversationsMax)
      .map(({ interaction }) => post('interaction.disconnect', { interaction }));
    for (let place = 0; place < conversationsMax; place++) keep(keepBusy(agent, place, mine[place]?.interaction));
    for (const end of ending) keep(end.catch(options.onFailure));
  }
  for (const agent of agents) employ(agent);

  return {
    employ: (now) => {
      for (const agent of employed.keys()) if (!now.includes(agent)) employed.delete(agent);
      for (const agent of now) employ(agent);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(places);
    },
  };
}
