/** What a monitor remembers follows what is under way, and not how long it has watched. */
import { expect, it } from 'vitest';
import type { Message } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import type { Monitor, Seen } from '../../machines/properties/shape.ts';
import { properties } from '../../machines/properties.ts';
import type { TurnSeen } from '../../server/actors/host.ts';
import { memoryHost } from '../../server/actors/memory-host.ts';
import { aCentre } from '../support/host-centre.ts';

const monitors = properties.flatMap((property): [string, Monitor<unknown>][] =>
  property.expectation === 'always' && property.over === 'turn' && property.monitor
    ? [[property.name, property.monitor]]
    : [],
);

/** What each remembers after so many requests on as many interactions. */
async function remembered(requests: number): Promise<Record<string, number>> {
  const memories = new Map(monitors.map(([name, { start }]) => [name, start]));
  const onTurn = ({ envelope: { to, from, message }, before, after, effects }: TurnSeen) => {
    const seen: Seen = { to, from, message, before, after, effects };
    for (const [name, monitor] of monitors) {
      if (monitor.concerns(seen)) memories.set(name, monitor.next(memories.get(name), seen).memory);
    }
  };
  const host = memoryHost({ onTurn });
  const centre = await aCentre(host).withEverybody();
  for (let n = 2; n < requests + 2; n++) {
    await centre.withCall(`c${n}`, 'alice');
    await centre.ask('alice', `c${n}`);
    await centre.asSupervisor('sam', 'accept', { toast: `c${n}.1/sam/1` });
    await centre.asAgent('alice', 'done', { request: `c${n}.1` });
    await centre.asAcd('interaction.disconnect', { interaction: `c${n}` });
  }
  return Object.fromEntries([...memories].map(([name, memory]) => [name, JSON.stringify(memory).length]));
}

it('remembers no more after a long day than after a while', async () => {
  const [short, long] = [await remembered(300), await remembered(900)];
  for (const [name] of monitors) {
    // Numbers have a digit more.
    expect([name, long[name]! <= short[name]! * 1.1]).toEqual([name, true]);
  }
  expect(long['P-ONE-OUTCOME']).toBe('{}'.length);
  expect(long['P-TIMERS']).toBe('{}'.length);
});

const answerTo = (command: string) => ({ type: 'answer' as const, command, answer: { done: true as const } });
const turn = (message: object, answered: string[]): Seen => ({
  to: 'agent/alice' as Address,
  from: 'alice',
  message: message as Message,
  before: { value: 'known', context: {} },
  after: { value: 'known', context: {} },
  effects: answered.map(answerTo),
});

it.each([
  ['at once', [turn({ type: 'say', command: 'alice/1' }, ['alice/1', 'alice/1'])]],
  [
    'much later',
    [
      turn({ type: 'say', command: 'alice/1' }, ['alice/1']),
      ...Array.from({ length: 1_000 }, (_, n) => turn({ type: 'say', command: `alice/n${n}` }, [`alice/n${n}`])),
      turn({ type: 'request.freed' }, ['alice/1']),
    ],
  ],
  ['that nobody has sent', [turn({ type: 'request.freed' }, ['alice/1'])]],
])('a second answer %s is seen all the same (P-ONE-OUTCOME)', (_, turns) => {
  const [, monitor] = monitors.find(([name]) => name === 'P-ONE-OUTCOME')!;
  let memory = monitor.start;
  const wrong = turns.map((one) => {
    const { memory: next, wrong: said } = monitor.next(memory, one);
    memory = next;
    return said;
  });
  expect(wrong.at(-1)).toBe('alice/1 was answered twice, or nobody sent it');
  expect(wrong.slice(0, -1).every((said) => said === undefined)).toBe(true);
});
