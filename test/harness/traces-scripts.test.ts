/** From a trace to a script: it fails at its property where the fault is planted, and passes on what serves people. */
import { describe, expect, test } from 'vitest';
import { findingOf } from '../../harness/traces/finding.ts';
import { failureOf } from '../../harness/traces/performance.ts';
import { replayTrace } from '../../harness/traces/replay.ts';
import { scriptOf } from '../../harness/traces/script.ts';
import type { Trace, TraceStep } from '../../harness/traces/trace.ts';
import type { Planted } from '../support/planted.ts';
import { crashes, found, planted, race } from '../support/planted.ts';
import { arrives, does, opening, settle } from '../support/traces.ts';

describe.each(planted.map((one) => [`${one.property}, ${one.fault}`, one] as const))('%s', (_, one) => {
  const { charts, property } = one;
  test('has a script that fails there and nowhere else', async () => {
    const { text, says } = await findingOf(found(one), { charts });
    if (text === undefined) expect.fail(says);
    const failure = await failureOf(text, charts);
    expect(failure?.isCrash).toBeUndefined();
    expect(failure?.step).toBe(`Then ${property} holds`);
    expect(failure?.seen).toContain(`${property} does not hold`);
    expect(await failureOf(text)).toBeUndefined();
  });
});

test.each(crashes.map((one) => [one.property, one] as const))(
  'a turn that fails is repeated too: %s',
  async (_, one) => {
    const { charts, trace, property } = one;
    const { violation } = replayTrace(trace, { charts });
    expect(violation?.property).toBe(property);
    const { text, says } = await findingOf({ ...trace, ...(violation && { violation }) }, { charts });
    if (text === undefined) expect.fail(says);
    expect(await failureOf(text, charts)).toMatchObject({
      step: 'And Sue accepts the request on call c1',
      isCrash: true,
    });
    expect(await failureOf(text)).toBeUndefined();
  },
);

const textOf = async (one: Planted) => (await findingOf(found(one), { charts: one.charts })).text;
const stepsOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(Given|When|And|Then|\*) /.test(line));

test('whole cascades one after another need no single deliveries, and such a script is for every stage', async () => {
  const text = await textOf(race);
  expect(text).not.toContain('@model');
  expect(stepsOf(text).slice(-6)).toEqual([
    'When Alice asks for assistance on call c1: "May I?"',
    'And at the same time:',
    '* Sue accepts the request on call c1',
    '* Sam accepts the request on call c1',
    "And Sue's accept arrives before Sam's",
    'Then P-ONE-WINNER holds',
  ]);
});

test('where holding back what one actor tells another is enough, no single delivery is told', async () => {
  const late = planted.find(({ property }) => property === 'P-ALLOWED')!;
  const text = await textOf(late);
  expect(text).toContain('# Only the model can decide when each message arrives.\n  @model\n');
  expect(stepsOf(text).slice(-6)).toEqual([
    'And what workgroup support tells call c1 is held back',
    'When Alice asks for assistance on call c1: "May I?"',
    'And Alice withdraws the ask on call c1',
    'And Alice asks for assistance on call c1: "May I?"',
    'And what was held back arrives',
    'Then P-ALLOWED holds',
  ]);
});

test('a delivery that only the fault brings about is optional, so that the script passes without the fault', async () => {
  const early = planted.find(({ property }) => property === 'P-FREE-BEFORE-DONE')!;
  const { charts } = early;
  const text = await scriptOf(found(early), { charts });
  expect(stepsOf(text).slice(-10)).toEqual([
    'When Alice asks for assistance on call c1: "May I?"',
    'And messages wait until they are delivered',
    'And Alice presses Done on call c1',
    'And the done from Alice reaches agent Alice',
    'And the request.done from agent Alice reaches the request on call c1',
    'And the request.ended from the request on call c1 reaches agent Alice, if there is one',
    'And Alice asks anyway on call c1: "May I?"',
    'And the ask from Alice reaches agent Alice',
    'And the assistance.ask from agent Alice reaches call c1',
    'Then P-FREE-BEFORE-DONE holds',
  ]);
  expect((await failureOf(text, charts))?.step).toBe('Then P-FREE-BEFORE-DONE holds');
  expect(await failureOf(text)).toBeUndefined();
});

test('what is judged while nothing is under way is judged once the product has said all, too', async () => {
  const late = planted.find(({ fault }) => fault === 'whoever logs on late is not asked')!;
  const steps = [
    ...late.trace.steps.slice(0, -1),
    arrives('session.start', 'sam', 'supervisor/sam'),
    arrives('presence', 'supervisor/sam', 'workgroup/support'),
    arrives('roster.changed', 'workgroup/support', 'request/c1.1'),
  ];
  const { charts } = late;
  const text = await scriptOf(found({ ...late, trace: { site: 'small', steps } }), { charts });
  expect(stepsOf(text).slice(-3)).toEqual([
    'And the roster.changed from workgroup support reaches the request on call c1',
    'And everything is delivered',
    'Then Q-TOASTS holds',
  ]);
  expect((await failureOf(text, charts))?.step).toBe('Then Q-TOASTS holds');
  expect(await failureOf(text)).toBeUndefined();
});

test('log-ons and log-offs between deeds are told with messages that wait', async () => {
  const left = planted.find(({ property }) => property === 'Q-HELPING')!;
  const { charts } = left;
  const text = await scriptOf(found(left), { charts });
  expect(stepsOf(text)).toContain('And the session.end from Sue reaches supervisor Sue');
  expect((await failureOf(text, charts))?.step).toBe('Then Q-HELPING holds');
  expect(await failureOf(text)).toBeUndefined();
});

test('a timer that rings becomes time that passes, which every stage can do', async () => {
  const rang = planted.find(({ trace }) => trace.steps.some(({ type }) => type === 'fire'))!;
  const text = await textOf(rang);
  expect(stepsOf(text)).toContain('And 30s pass');
  expect(text).not.toContain('@model');
});

test('what no desk and no ACD would send is sent as a program or by a service', async () => {
  const trace: Trace = {
    site: 'small',
    steps: [
      ...opening(),
      does('agent/acd', 'interaction.offer', {
        interaction: 'h1',
        workgroup: 'billing',
        media: 'chat',
        acd: true,
        sequence: 1,
      }),
      settle,
      does('supervisor/sue', 'accept', { toast: 'c9.4/sue/7' }),
      settle,
      does('agent/alice', 'ask', { interaction: 'c1', text: 'two\nlines' }),
      settle,
    ],
  };
  const text = await scriptOf(trace);
  expect(text).toContain('a service sends interaction.offer:\n      """\n      {');
  expect(text).toContain('Sue sends accept as a program:');
  expect(text).toContain('Alice asks for assistance on call c1:\n      """\n      two\n      lines\n      """');
  expect(await failureOf(text)).toBeUndefined();
});

test('a command that is sent again is repeated if it was the last, and an older one changes nothing anyway', async () => {
  const again = (n: number) => does('agent/alice', 'ask', { interaction: 'c1', text: 'May I?' }, `ask-${n}`);
  const done = does('agent/alice', 'done', { request: 'c1.1' }, 'done-1');
  const steps = [...opening(), again(1), settle, again(1), settle, done, settle, again(1), settle, done, settle];
  const text = await scriptOf({ site: 'small', steps });
  expect(stepsOf(text).slice(-4)).toEqual([
    'And Alice sends the last command again',
    'And Alice presses Done on call c1',
    'And Alice sends the last command again',
    'Then every property holds',
  ]);
  expect(await failureOf(text)).toBeUndefined();
});

test('whoever is at no desk for it sends it without a session, which only the model takes', async () => {
  const steps: TraceStep[] = [
    ...opening(['sue']),
    ...['b1', 'b2', 'b3'].flatMap((session) => [
      does('agent/bob', 'session.start', { session, application: 'client' }),
      settle,
    ]),
    does('supervisor/sam', 'join', { request: 'c1.1' }),
    settle,
  ];
  const text = await scriptOf({ site: 'small', steps });
  expect(text).toContain('@model');
  expect(text).toContain('And Bob logs on to the agent client in a second browser');
  expect(text).toContain('agent Bob is sent session.start without a session:');
  expect(text).toContain('supervisor Sam is sent join without a session:');
  expect(await failureOf(text)).toBeUndefined();
});

test('a trace that no script says is said so, not written wrongly', async () => {
  const steps = [
    ...opening(['sue']),
    does('supervisor/sam', 'join', { request: 'c1.1' }),
    does('supervisor/eve', 'join', { request: 'c1.1' }),
    settle,
  ];
  await expect(scriptOf({ site: 'small', steps })).rejects.toThrow('happens at the same time as something else');
  const { text, says } = await findingOf({ ...found(race), steps });
  expect({ text, says }).toEqual({ text: undefined, says: expect.stringContaining('No step says') });
});

test('a script that fails on the product too repeats nothing of a planted fault', async () => {
  // Without the fault there is nothing to repeat.
  const { text, says } = await findingOf(found(race), {});
  expect({ text, says }).toEqual({ text: undefined, says: 'It passes.' });
});
