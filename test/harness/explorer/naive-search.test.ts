/** The explorer's counts and verdicts, beside those of a search that is too plain to be wrong in the same way. */
import { expect, test } from 'vitest';
import { explore } from '../../../harness/explorer/explore.ts';
import type { NetworkKind, World } from '../../../harness/explorer/world.ts';
import { assistance } from '../../../harness/explorer/worlds/assistance.ts';
import { atDesks } from '../../../harness/explorer/worlds/at-desks.ts';
import { pingPong } from '../../../harness/explorer/worlds/ping-pong.ts';
import type { Setting } from '../../../harness/explorer/worlds/setting.ts';
import { heardAt, mutantOf, stateAt } from '../../../harness/mutants/planting.ts';
import { charts } from '../../../machines/index.ts';
import { naiveSearch } from '../../support/naive-search.ts';

const limitMs = 120_000;
const alone: Omit<Setting, 'name' | 'budgets'> = {
  about: 'Alice asks for help on a call.',
  agents: ['alice'],
  supervisors: ['sue'],
  interactions: { c1: { owner: 'alice' } },
};
const askAndDone = { ask: 1, done: 1 };

const orders = ['ordered', 'unordered'] as const;
const howOften = ['never', 'byFault', 'always'] as const;
const networks: NetworkKind[] = orders.flatMap((order) =>
  howOften.flatMap((lossy) => howOften.map((duplicating) => ({ order, lossy, duplicating }))),
);

function expectSame(world: World, symmetry = false): void {
  const explored = explore(world, { symmetry });
  const searched = naiveSearch(world, { symmetry });
  expect(explored.counterexample).toBeUndefined();
  const { ended, states, edges, quietStates, reached } = explored;
  expect({ ended, states, edges, quietStates, reached: reached.toSorted() }).toEqual(searched);
}

test.each(networks.filter(({ order, duplicating }) => order === 'unordered' || duplicating !== 'always'))(
  'two counters on a network that is %j',
  (network) => expectSame({ ...pingPong(network, 3), faults: 2 }),
);

test('the counts that others have found: 11, and 4,094', () => {
  expectSame(pingPong());
  expectSame(pingPong({ order: 'unordered', lossy: 'always', duplicating: 'always' }));
});

test.each<[string, Partial<Setting> & Pick<Setting, 'budgets'>]>([
  ['reminders', { budgets: { agent: askAndDone, supervisor: { accept: 1 }, reminders: 1 } }],
  [
    'two who race',
    { supervisors: ['sue', 'sam'], budgets: { agent: { ask: 1 }, supervisor: { accept: 1 }, escalates: false } },
  ],
  [
    'an end in between',
    { budgets: { agent: askAndDone, supervisor: { ignore: 1 }, interaction: { end: 1 }, escalates: false } },
  ],
  ['one who leaves', { budgets: { agent: { ask: 1 }, supervisor: { accept: 1, logOff: 1 }, escalates: false } }],
])('assistance with %s', { timeout: limitMs }, (name, setting) =>
  expectSame(assistance({ ...alone, name, ...setting })),
);

test.each([false, true])('two supervisors who may change places, symmetry %s', { timeout: limitMs }, (symmetry) => {
  const supervisors = ['sue', 'sam'];
  const budgets = { agent: { ask: 1 }, supervisor: { accept: 1 }, escalates: false };
  const setting = { ...alone, name: 'alike', supervisors, budgets, symmetry: [supervisors.map((person) => [person])] };
  expectSame(assistance(setting), symmetry);
});

test.each([0, 1])('a desk that a network reaches, with %i faults', { timeout: limitMs }, (faults) => {
  // Nobody is there to help, so that the ask is refused and the world stays small.
  const setting = { ...alone, name: 'desk', supervisors: [], budgets: { agent: { ask: 1 } } };
  const world = atDesks(assistance(setting), ['agent/alice'], faults);
  expectSame(world);
});

const opensAgain = mutantOf(charts.interaction, (config) => {
  heardAt(config, 'present.assistance.active')['assistance.ask'] = {
    target: 'opening',
    actions: ['beginAttempt', 'askWorkgroup', 'showOpening'],
  };
});
const forgetsToStop = mutantOf(charts.request, (config) => {
  delete stateAt(config, 'open.waiting').exit;
});
const neverAnswers = mutantOf(charts.request, (config) => {
  heardAt(config, 'done.closing')['request.freed'] = { target: 'told', actions: ['tellEnded'] };
});

test.each<[string, World]>([
  [
    'a second request on one interaction',
    assistance(
      { ...alone, name: 'second', budgets: { agent: { ask: 2 }, escalates: false } },
      { charts: { ...charts, interaction: opensAgain } },
    ),
  ],
  [
    'timers that go on after an accept',
    assistance(
      { ...alone, name: 'timers', budgets: { agent: { ask: 1 }, supervisor: { accept: 1 } } },
      { charts: { ...charts, request: forgetsToStop } },
    ),
  ],
  [
    'a Done that is never answered',
    assistance(
      { ...alone, name: 'owed', budgets: { agent: askAndDone, supervisor: { accept: 1 }, escalates: false } },
      { charts: { ...charts, request: neverAnswers } },
    ),
  ],
  [
    'a message that arrives twice',
    {
      ...assistance({ ...alone, name: 'twice', budgets: { agent: { ask: 1 }, escalates: false } }),
      network: { order: 'ordered', lossy: 'never', duplicating: 'byFault' },
      faults: 1,
    },
  ],
  [
    'a message that is lost',
    {
      ...assistance({ ...alone, name: 'lost', budgets: { agent: { ask: 1 }, escalates: false } }),
      network: { order: 'unordered', lossy: 'byFault', duplicating: 'never' },
      faults: 1,
    },
  ],
])('%s: as many steps to the first violation, and the same one', { timeout: limitMs }, (_, world) => {
  const { ended, counterexample } = explore(world);
  const searched = naiveSearch(world);
  expect(ended).toBe('violated');
  expect(searched).toMatchObject({ ended, length: counterexample?.steps.length });
  expect(searched.violated).toContain(counterexample?.property);
});
