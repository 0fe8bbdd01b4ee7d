/** Wherever a desk is cut off and resumed, what it folds is what the charts say (Q-VIEW), on any order of deliveries. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandBody, CommandType } from '../../../machines/commands.ts';
import { firstActor } from '../../../machines/commands.ts';
import type { Address } from '../../../machines/names.ts';
import type { MemoryHost } from '../../../server/actors/memory-host.ts';
import { memoryHost } from '../../../server/actors/memory-host.ts';
import { seeded } from '../../../server/actors/random.ts';
import { siteArrivals } from '../../../server/directory/arrivals.ts';
import { readSite } from '../../../server/site.ts';
import { FeedDesk, quiet, ticks } from '../../support/server-desk.ts';

const site = readSite('scenarios/sites/small.yaml');
const agents = ['alice', 'bob'] as const;
const supervisors = ['sue', 'sam', 'eve'] as const;
const interactions = ['c1', 'c2'] as const;
const selves: Address[] = [
  ...agents.map((a): Address => `agent/${a}`),
  ...supervisors.map((s): Address => `supervisor/${s}`),
];

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut' as const), desk: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('resume' as const), desk: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), desk: fc.nat(4) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('deliver' as const), turns: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 70 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('agent' as const),
      who: fc.constantFrom(...agents),
      what: fc.constantFrom('ask', 'ask', 'ask', 'say', 'done', 'logOff', 'logOn'),
      on: fc.constantFrom(...interactions),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('supervisor' as const),
      who: fc.constantFrom(...supervisors),
      what: fc.constantFrom('accept', 'accept', 'reply', 'ignore', 'say', 'logOff', 'logOn'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('acd' as const),
      what: fc.constantFrom('hold', 'connect', 'transfer', 'disconnect', 'offer'),
      on: fc.constantFrom(...interactions),
      to: fc.constantFrom(...agents),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

class Centre {
  readonly host: MemoryHost;
  readonly desks: FeedDesk[];
  #commands = 0;

  constructor(seed: number) {
    this.host = memoryHost({ seed, policy: 'seeded', automatic: false });
    const random = seeded(seed);
    const delay = () => ticks(Math.floor(random() * 60));
    this.desks = selves.map((self) => new FeedDesk(this.host, self, delay));
  }

  post<Type extends CommandType>(self: Address, type: Type, body: CommandBody<Type>): void {
    const user = self.slice(self.indexOf('/') + 1);
    void this.host.post({ user, id: `n${++this.#commands}`, self: firstActor(type, body, self), type, body });
  }

  open(): void {
    for (const arrival of siteArrivals(site)) void this.host.post(arrival);
    this.host.drain();
    for (const name of agents) this.post(`agent/${name}`, 'session.start', { session: 's', application: 'client' });
    for (const name of supervisors) {
      this.post(`supervisor/${name}`, 'session.start', { session: 's', application: 'supervisor' });
    }
    for (const [n, interaction] of interactions.entries()) this.offer(interaction, agents[n % 2]!);
    this.host.drain();
  }

  offer(interaction: string, agent: string): void {
    const about = { workgroup: 'support', media: 'call' as const, acd: true, text: 'Ms Customer' };
    this.post('agent/acd', 'interaction.offer', { interaction, ...about });
    this.host.drain();
    this.post('agent/acd', 'interaction.alert', { interaction, agent });
    this.host.drain();
    this.post('agent/acd', 'interaction.connect', { interaction });
  }

  async take(next: Step): Promise<void> {
    switch (next.do) {
      case 'cut':
        return this.desks[next.desk]!.cut();
      case 'again':
        return this.desks[next.desk]!.again();
      case 'resume': {
        const desk = this.desks[next.desk]!;
        if (!desk.isConnected) void desk.connect();
        return;
      }
      case 'deliver':
        for (let n = 0; n < next.turns; n++) {
          const choice = this.host.choices().find(({ type }) => type === 'deliver');
          if (choice) this.host.deliver(choice);
        }
        return;
      case 'wait':
        return this.host.advance(next.seconds * 1_000);
      case 'agent':
        return this.#agentDoes(next.who, next.what, next.on);
      case 'supervisor':
        return this.#supervisorDoes(next.who, next.what);
      case 'acd': {
        const interaction = next.on;
        if (next.what === 'offer') this.offer(interaction, next.to);
        else if (next.what === 'transfer') {
          this.post('agent/acd', 'interaction.transfer', { interaction, agent: next.to });
        } else this.post('agent/acd', `interaction.${next.what}` as 'interaction.hold', { interaction });
      }
    }
  }

  async #agentDoes(who: string, what: string, interaction: string): Promise<void> {
    const self: Address = `agent/${who}`;
    const { dialogs = {} } = ((await this.host.peek(self))?.context ?? {}) as {
      dialogs?: Record<string, { request: string }>;
    };
    const request = dialogs[interaction]?.request;
    if (what === 'ask') this.post(self, 'ask', { interaction, text: 'Please help' });
    if (what === 'logOff') this.post(self, 'session.end', { session: 's' });
    if (what === 'logOn') this.post(self, 'session.start', { session: 's', application: 'client' });
    if (what === 'say' && request) this.post(self, 'say', { request, text: 'Still there?' });
    if (what === 'done' && request) this.post(self, 'done', { request });
  }

  async #supervisorDoes(who: string, what: string): Promise<void> {
    const self: Address = `supervisor/${who}`;
    const books = ((await this.host.peek(self))?.context ?? {}) as { toasts: object; helping: object };
    const [toast] = Object.keys(books.toasts);
    const [request] = Object.keys(books.helping);
    if (what === 'logOff') this.post(self, 'session.end', { session: 's' });
    if (what === 'logOn') this.post(self, 'session.start', { session: 's', application: 'supervisor' });
    if (what === 'accept' && toast) this.post(self, 'accept', { toast });
    if (what === 'reply' && toast) this.post(self, 'reply', { toast, text: 'Coming' });
    if (what === 'ignore' && toast) this.post(self, 'ignore', { toast });
    if (what === 'say' && request) this.post(self, 'say', { request, text: 'Hello' });
  }
}

test('a desk that is cut off anywhere and resumed folds what the charts say', { timeout: 60_000 }, async () => {
  const seen = { missed: 0, live: 0, snapshots: 0, gone: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1_000),
      fc.array(fc.tuple(step, fc.oneof(fc.nat(20), fc.constant(Number.POSITIVE_INFINITY))), {
        maxLength: 80,
        size: 'max',
      }),
      async (seed, steps) => {
        const centre = new Centre(seed);
        centre.open();
        for (const desk of centre.desks) void desk.connect();
        for (const [next, pause] of steps) {
          await centre.take(next);
          await (pause === Number.POSITIVE_INFINITY ? quiet() : ticks(pause));
        }
        centre.host.drain();
        for (const desk of centre.desks) if (!desk.isConnected) await desk.connect();
        await quiet();
        for (const desk of centre.desks) {
          await desk.expectUpToDate();
          for (const frame of desk.frames) {
            if (frame.type === 'events') seen[frame.mode]++;
            if (frame.type === 'snapshot') seen.snapshots++;
            if (frame.type === 'gone') seen.gone++;
          }
          desk.cut();
        }
      },
    ),
    { numRuns: 150 },
  );
  // No vacuous proof: each way of learning something was taken.
  expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(50);
});
