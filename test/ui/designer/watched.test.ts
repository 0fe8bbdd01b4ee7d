/** Frames of `/inspect` as actors that are watched. */
import { expect, test } from 'vitest';
import type { InspectFrame } from '../../../machines/inspection.ts';
import { turnsMax, Watched } from '../../../ui/designer/watched.ts';

const about = (sessionId: string, turn: number) => ({
  ...{ createdAt: String(turn), id: `${turn}`, _version: '1', rootId: sessionId, sessionId, turn },
  ...{ time: turn * 1_000, cause: turn > 1 ? turn - 1 : null },
});
const introduced = (address: string, turn: number, value: unknown): InspectFrame => ({
  ...about(address, turn),
  type: '@xstate.actor',
  name: address,
  snapshot: { value, context: { turn } },
});
const turned = (address: string, turn: number, value: unknown, type = 'request.seen'): InspectFrame[] => [
  { ...about(address, turn), type: '@xstate.event', event: { type, command: 'sue/7' } },
  {
    ...about(address, turn),
    type: '@xstate.snapshot',
    event: { type, command: 'sue/7' },
    snapshot: { value, context: { turn } },
  },
];

const watching = (...addresses: string[]) => {
  const watched = new Watched();
  watched.keep(addresses);
  return watched;
};

test('an actor that was not heard of is not known, and stands where it was introduced', () => {
  const watched = watching('request/c1.1');
  expect(watched.of('request/c1.1')).toBeUndefined();
  expect(watched.take(introduced('request/c1.1', 7, 'waiting'))).toBe(true);
  expect(watched.of('request/c1.1')).toEqual({ now: { value: 'waiting', context: { turn: 7 } }, turns: [] });
});

test('a turn says who sent what, what caused it, and how the actor was before and after', () => {
  const watched = watching('request/c1.1');
  watched.take(introduced('request/c1.1', 7, 'waiting'));
  for (const frame of turned('request/c1.1', 9, 'helping', 'request.accept')) watched.take(frame);
  expect(watched.of('request/c1.1')?.turns).toEqual([
    {
      ...{
        n: 9,
        at: 9_000,
        from: 'sue',
        type: 'request.accept',
        message: { type: 'request.accept', command: 'sue/7' },
        cause: 8,
      },
      before: { value: 'waiting', context: { turn: 7 } },
      after: { value: 'helping', context: { turn: 9 } },
    },
  ]);
});

test('a turn that is told again is one turn, and only the newest are kept', () => {
  const watched = watching('agent/alice');
  for (let n = 1; n <= turnsMax + 20; n++) for (const frame of turned('agent/alice', n, 'in')) watched.take(frame);
  for (const frame of turned('agent/alice', turnsMax + 20, 'in')) watched.take(frame);
  const turns = watched.of('agent/alice')!.turns;
  expect([turns.length, turns[0]?.n, turns.at(-1)?.n]).toEqual([turnsMax, turnsMax + 20, 21]);
});

test('others than those that are watched are not kept', () => {
  const watched = watching('agent/alice', 'agent/bob');
  watched.take(introduced('agent/alice', 1, 'in'));
  watched.take(introduced('agent/bob', 1, 'in'));
  watched.keep(['agent/bob']);
  expect(watched.take(introduced('agent/alice', 2, 'in'))).toBe(false);
  expect([watched.of('agent/alice'), watched.of('agent/bob')?.now.value]).toEqual([undefined, 'in']);
});
