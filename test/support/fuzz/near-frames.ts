/** What a desk says on its socket, good, nearly good and bad: hellos that claim what is not theirs, marks, and rubbish. */
import fc from 'fast-check';
import { hostileValue, mutation, ownersNames } from './hostile.ts';

const topics = [
  ...['agent/alice', 'agent/bob', 'supervisor/sue', 'supervisor/bea', 'workgroup/support', 'workgroup/billing'],
  ...['interaction/c1', 'interaction/c2', 'request/c1.1', 'request/c2.1', 'request/c9.1', 'nonsense', 'request/', '/'],
  ...ownersNames.flatMap((name) => [name, `request/${name}.1`, `agent/${name}`]),
];

export const have = fc
  .array(fc.tuple(fc.constantFrom(...topics), fc.constantFrom(0, 1, 2, 5, 1_000_000)), { maxLength: 8 })
  .map((pairs) => Object.fromEntries(pairs));

const hello = fc.record(
  { type: fc.constant('hello'), epoch: fc.constantFrom('memory-1', 'another', ''), have },
  { requiredKeys: ['type', 'have'] },
);
const mark = fc.record({
  type: fc.constant('mark'),
  request: fc.constantFrom('c1.1', 'c1.1', 'c2.1', 'c9.1', 'constructor.1'),
  typing: fc.boolean(),
  read: fc.constantFrom(0, 1, 2, 1_000),
});
const good = fc.oneof({ weight: 1, arbitrary: hello }, { weight: 2, arbitrary: mark });

/** A text frame. */
export const deskText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: good.map((frame) => JSON.stringify(frame)) },
  { weight: 5, arbitrary: fc.tuple(good, mutation).map(([frame, { apply }]) => apply(frame)) },
  { weight: 1, arbitrary: hostileValue },
);
