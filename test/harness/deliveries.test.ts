/** A script that decides what arrives when: what it may say, and what it is told when it asks for what is not there. */
import { expect, test } from 'vitest';
import { failureOf } from '../../harness/traces/performance.ts';

const opening = `Feature: Deliveries

  @model:order
  Scenario: One
    Given Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Sam is logged on to Interaction Supervisor
    And Alice is on call c1 of support
`;
const script = (...steps: string[]) => `${opening}${steps.map((step) => `    And ${step}`).join('\n')}\n`;
const failure = async (...steps: string[]) => failureOf(script(...steps));

const wait = 'messages wait until they are delivered';
const ask = 'Alice asks for assistance on call c1: "May I?"';

test('nothing arrives by itself, then one message, then everything', async () => {
  const told = await failure(
    wait,
    ask,
    'Alice sees no request on call c1',
    'the ask from Alice reaches agent Alice',
    'everything is delivered',
    'Alice sees the request on call c1 waiting',
    'Sue sees the toast for call c1',
    'the escalation timer of the request on call c1 rings',
    'everything is delivered',
    'Alice sees the request on call c1 escalated',
    'Q-TOASTS holds',
    'every property holds',
  );
  expect(told).toBeUndefined();
});

test('the answer to what waits comes once it has arrived', async () => {
  const late = [ask, wait, 'Sue accepts the request on call c1', 'Sam accepts the request on call c1'];
  expect(await failure(...late, 'everything is delivered', "Sam's command is refused alreadyTaken after all")).toBe(
    undefined,
  );
  // A refusal that no step speaks of must not pass for success, unless a step says that none matters.
  expect((await failure(...late, 'everything is delivered'))?.message).toContain('Sam was refused alreadyTaken');
  expect(await failure('it does not matter what is refused', ...late, 'everything is delivered')).toBeUndefined();
});

test.each([
  ['the accept from Sue reaches supervisor Sue', 'Nothing is under way from sue to supervisor/sue.'],
  ['the accept from Alice reaches agent Alice', 'The next message from alice to agent/alice is ask, not accept.'],
  ['the escalation timer of the request on call c1 rings', 'No escalation timer of request/c1.1 is armed.'],
  ['60s pass', 'While messages wait no time passes: let a timer ring instead.'],
  ['Q-VIEW holds', 'Q-VIEW is judged when nothing is under way: let everything be delivered first.'],
])('%s: %s', async (step, message) => {
  const told = await failure(wait, ask, step);
  expect(told).toMatchObject({ step: `And ${step}`, message });
  expect(told?.isCrash).toBeUndefined();
});

test('what may be missing is passed over', async () => {
  const told = await failure(
    wait,
    'the accept from Sue reaches supervisor Sue, if there is one',
    'the escalation timer of the request on call c1 rings, if it is armed',
  );
  expect(told).toBeUndefined();
});

test('what one actor tells another is held back, and the rest goes on', async () => {
  const told = await failure(
    'what the request on call c1 tells supervisor Sue is held back',
    ask,
    'Sam sees the toast for call c1',
    'Sue sees no toast',
    'what was held back arrives',
    'Sue sees the toast for call c1',
  );
  expect(told).toBeUndefined();
});

test('who logs on and off while messages wait is let in at once, and the actors learn of it later', async () => {
  const told = await failure(
    ask,
    wait,
    'Sue logs off',
    'Eve logs on to Interaction Supervisor',
    'the session.end from Sue reaches supervisor Sue',
    'everything is delivered',
    'Q-PRESENCE holds',
    'Alice sees the request on call c1 waiting',
  );
  expect(told).toBeUndefined();
});

test('a property, a person and a workgroup that there is not is said before anything runs', async () => {
  await expect(failure(ask, 'P-ONE-WINER holds')).rejects.toThrow(
    /There is no property P-ONE-WINER that could hold\.\s+nearest: P-ONE-WINNER/,
  );
  await expect(failure(ask, 'S-RACE holds')).rejects.toThrow('There is no property S-RACE that could hold.');
  await expect(failure(wait, 'the ask from Alice reaches agent Alicia')).rejects.toThrow('nearest: Alice');
  await expect(failure(wait, 'the ask from Alice reaches workgroup suport')).rejects.toThrow('nearest: support');
});

test('what a program sends must be a command and its body', async () => {
  const program = (word: string, body: string) =>
    failureOf(`${opening}    When Sue sends ${word} as a program:\n      """\n      ${body}\n      """\n`);
  expect((await program('accept', '{"toast": "c1.1/sue/1"}'))?.message).toContain('unknownRequest');
  expect((await program('acept', '{}'))?.message).toBe('There is no command acept for agent or supervisor.');
  expect((await program('interaction.hold', '{}'))?.message).toContain('There is no command interaction.hold');
  expect((await program('accept', '{"toast": 1}'))?.message).toBe('This is no body of accept: {"toast": 1}');
  expect((await program('accept', 'toast'))?.message).toBe('The body of the command is not JSON.');
});
