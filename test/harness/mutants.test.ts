/**
 * Mutants of the charts: the list of them, a fixed set of some forty that scenarios or the explorer must find, and that
 * what finds them is as short as it can be. All of them: `npm run mutants`.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { compileScript } from '../../harness/language/compile.ts';
import type { Plan } from '../../harness/language/plan.ts';
import { readScript } from '../../harness/language/script.ts';
import { judgeAll } from '../../harness/mutants/crew.ts';
import type { Verdict } from '../../harness/mutants/hunt.ts';
import { Hunt } from '../../harness/mutants/hunt.ts';
import type { Mutant } from '../../harness/mutants/mutant.ts';
import { chartsWith, heardMark, operators } from '../../harness/mutants/mutant.ts';
import { rewordedOf } from '../../harness/mutants/planting.ts';
import { withOneLess } from '../../harness/mutants/reduction.ts';
import type { Explored } from '../../harness/mutants/worlds-turns.ts';
import { exploreWorlds, smallWorlds } from '../../harness/mutants/worlds-turns.ts';
import { vocabulary } from '../../harness/steps/index.ts';
import { charts } from '../../machines/index.ts';

/** Some of the cheapest: all of them take a minute. */
const worlds = smallWorlds.filter(({ name }) =>
  ['no-such-people', 'any-client', 'any-toast', 'helping'].includes(name),
);
let explored: Explored;
let hunt: Hunt;
beforeAll(async () => {
  explored = exploreWorlds(worlds);
  hunt = await Hunt.open(worlds, explored);
}, 60_000);

const named = (name: string): Mutant => {
  const mutant = hunt.mutants.find((one) => one.name === name);
  if (!mutant) throw new Error(`There is no mutant ${name}.`);
  return mutant;
};

function planOf(script: string): Plan {
  const { sites } = hunt.scenarios.library;
  const { script: read, complaints } = readScript('mutant.feature', script);
  const knowledge = { vocabulary: vocabulary(), sites: sites.names, castOf: (site: string) => sites.cast(site) };
  const compiled = compileScript(read, knowledge);
  expect([...complaints, ...compiled.complaints]).toEqual([]);
  return compiled.plans[0]!;
}

/** Spread over operators and charts. */
const chosen = [
  'agent known.loggedOff session.start: stays instead of going to known.loggedOn',
  'agent known.loggedOn ask[1]: dropped',
  'agent known.loggedOn ask[2]: without its guard isEmpty',
  'agent known.loggedOn ask[4]: without rememberAsk',
  'agent known.loggedOn session.end[1]: to known.loggedOn instead of known.loggedOff',
  'agent known.loggedOn done: strays to known.loggedOff',
  'agent guard isTooLong: always false',
  'agent known request.helped: without noteHelp',
  'supervisor known.loggedOn.supervising toast.show: without addToast',
  'supervisor word leave: without tell presence',
  'supervisor known.loggedOn.supervising accept[2]: passAcceptOn twice',
  'supervisor word leave: without publish toast.closed',
  'supervisor guard willSupervise: always true',
  'workgroup configured route.ask: answerRoute twice',
  'workgroup configured workgroup.configure: without tellEverybodysStanding',
  'workgroup configured roster.unsubscribe: dropped',
  'workgroup configured presence: without notePresence',
  'interaction present.assistance.free assistance.ask[1]: without its guard isNotOwner',
  'interaction present.assistance.free assistance.ask[4]: to present.assistance.active instead of present.assistance.opening',
  'interaction present.assistance.opening route.answer[3]: if it is not so that isSomebodyMissing',
  'interaction present.assistance.opening assistance.cancel: without answerCancelled',
  'interaction present.assistance.active request.over: stays instead of going to present.assistance.free',
  'interaction present.assistance.active interaction.disconnect: without endRequest',
  'interaction present.conversation.connected interaction.hold[2]: to present.conversation.parked instead of present.conversation.held',
  'interaction present.conversation.connected interaction.transfer[2]: without assign',
  'interaction word countRequest: does not keep openedBy',
  'interaction guard isNotPermitted: always false',
  'interaction present.assistance: begins in active instead of free',
  'request open.waiting request.accept[1]: without its guard not isOpenShowing',
  'request open.waiting request.accept[3]: to open.helping.unattended instead of open.helping.attended',
  'request open.waiting request.ignore[1]: dropped',
  'request open.waiting request.done: without its guard isAsker',
  'request open.waiting entry: without startSeeking',
  'request open.waiting exit: without stopSeeking',
  'request open.helping.attended roster.changed[1]: if it is not so that responsibleIsGone',
  'request open.helping.attended request.join[2]: without keepJoined',
  'request done.closing entry: without close',
  'request word remind: without after reminder',
  'request word startSeeking: after escalation twice as long',
  'request word take: without tell toast.close',
  'request word keepTaken: does not keep showings',
  'request word announce: tell roster.subscribe twice',
  'request word judge: does not keep reach',
  'request guard isAsker: always true',
];

describe('the list', () => {
  test('has mutants of every operator and of every chart, hundreds of them, each under its own name', () => {
    const used = new Set<string>(hunt.mutants.map(({ operator }) => operator));
    expect(Object.keys(operators).filter((name) => !used.has(name))).toEqual([]);
    expect(new Set(hunt.mutants.map(({ chart }) => chart))).toEqual(new Set(Object.keys(charts)));
    expect(new Set(hunt.mutants.map(({ name }) => name)).size).toBe(hunt.mutants.length);
    expect(hunt.mutants.length).toBeGreaterThan(1_000);
  });

  test('can be planted, every one', () => {
    for (const { plant } of hunt.mutants) plant();
  });

  test('names the mutants of one transition as a person would', () => {
    const of = 'request open.waiting request.accept[1]: ';
    expect(hunt.mutants.flatMap(({ name }) => (name.startsWith(of) ? name.slice(of.length) : []))).toEqual([
      'dropped',
      'without its guard not isOpenShowing',
      'if it is not so that not isOpenShowing',
      'strays to open.helping',
      'asked after the next one',
      'without refuseToastClosed',
      'refuseToastClosed twice',
    ]);
  });
});

test('what is no mutant is found by nobody', async () => {
  const marks = [heardMark('request', 'open.waiting', 'request.accept')];
  const product: Mutant = {
    name: 'nothing',
    operator: 'drop guard',
    chart: 'request',
    marks,
    plant: () => charts.request,
  };
  const { finder, differs, scenarios, compared } = await hunt.judge(product);
  expect({ finder, differs }).toEqual({ finder: undefined, differs: [] });
  expect(scenarios).toBeGreaterThan(1);
  expect(compared).toBeGreaterThan(500);
});

test('what differs where nobody minds survives, and it is said at which turn', async () => {
  // Something in its books that nothing reads.
  const plant = () =>
    rewordedOf(charts.request, {
      keeps: { register: (kept: object) => ({ ...kept, remark: 'none' }) },
    });
  const { finder, differs } = await hunt.judge({ ...named('request guard isAsker: always true'), marks: [], plant });
  expect(finder).toBeUndefined();
  expect(differs?.map(({ place }) => place)).toContain('helping');
  expect(differs?.[0]?.turn).toContain('"absent" hears {"type":"request.open"');
});

test('the explorer finds what no scenario does', async () => {
  const mutant = { ...named('supervisor absent accept: dropped'), marks: [] };
  const { finder } = await hunt.judge(mutant);
  expect(finder).toMatchObject({ by: 'explorer', property: 'P-TAKEN-UP', deeds: 1, isProved: true });
  expect(finder?.script).toContain('supervisor Dan is sent');
});

test('threads come to the same verdicts', async () => {
  const mutants = chosen.slice(0, 3).map(named);
  const verdicts: Verdict[] = [];
  await judgeAll({ mutants, jobs: 2, explored, onVerdict: (verdict) => verdicts.push(verdict) });
  expect(verdicts.map(({ name }) => name).sort()).toEqual(mutants.map(({ name }) => name).sort());
  expect(verdicts.filter(({ finder }) => !finder)).toEqual([]);
}, 60_000);

test.each(chosen)(
  '%s is found, by a script in which nothing can be left out',
  async (name) => {
    const mutant = named(name);
    const { finder } = await hunt.judge(mutant);
    expect(finder?.deeds).toBeLessThanOrEqual(10);
    if (finder?.by === 'scenario') {
      // What is written is what was found: read again, it fails on the mutant and only there, and is 1-minimal.
      const plan = planOf(finder.script);
      const planted = () => chartsWith(mutant);
      expect(await hunt.scenarios.finds(planted, plan, plan.steps, finder.property !== undefined)).toBe(true);
      for (const fewer of withOneLess(plan.steps)) {
        expect(await hunt.scenarios.finds(planted, plan, fewer, finder.property !== undefined)).toBe(false);
      }
    }
    if (finder?.by === 'explorer') expect(finder.isProved).toBe(true);
  },
  60_000,
);
