/**
 * The reference of messages is true: in every scenario, who sends what to whom, what it holds, on whose topic something is
 * published and what a command is refused with are as it says.
 */
import { expect, test } from 'vitest';
import { openLibrary } from '../../harness/language/library.ts';
import { failureWith } from '../../harness/mutants/rehearsal.ts';
import type { CommandType } from '../../machines/commands.ts';
import { isCommandType } from '../../machines/commands.ts';
import { charts } from '../../machines/index.ts';
import type { FeedEventType, Message } from '../../machines/messages.ts';
import { topicEvents } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import type { NoteType } from '../../machines/notes.ts';
import { notes } from '../../machines/notes.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { examples } from '../../server/docs/examples.ts';
import { refusalsOf } from '../support/refusals-of.ts';

const seenNotes = new Set<string>();
const seenEvents = new Set<string>();
const seenRefusals = new Map<CommandType, Set<RefusalCode>>();
const wrong = new Set<string>();

function lookAtNote(from: string, to: string, message: Message): void {
  if (!(message.type in notes)) return;
  const { type, ...fields } = message as { type: NoteType };
  const told = notes[type];
  seenNotes.add(`${type} from ${from}`);
  if (!(told.from as readonly string[]).includes(from) || told.to !== to) wrong.add(`${type} from ${from} to ${to}`);
  const read = told.body.safeParse(fields);
  if (!read.success) wrong.add(`${type}: ${read.error.message}`);
  else if (Object.keys(read.data).length !== Object.keys(fields).length)
    wrong.add(`${type} has more: ${Object.keys(fields)}`);
}

function lookAtEvent(topic: Address, event: { type: FeedEventType }): void {
  const schema = (
    topicEvents[partsOf(topic).kind] as Record<string, { safeParse(value: unknown): { success: boolean } }>
  )[event.type];
  seenEvents.add(`${partsOf(topic).kind} ${event.type}`);
  if (!schema?.safeParse(event).success) wrong.add(`${event.type} on ${topic}`);
}

const { plans, sites } = openLibrary([]);
for (const plan of plans.filter(({ only }) => !only || only.stages.includes('model'))) {
  const commandTypes = new Map<string, CommandType>();
  const failed = await failureWith(charts, plan, sites, {
    onTurn: ({ envelope: { from, to, message }, effects }) => {
      if (isCommandType(message.type) && 'command' in message) commandTypes.set(message.command, message.type);
      if (from === to) lookAtNote('timer', partsOf(to).kind, message);
      for (const effect of effects) {
        if (effect.type === 'tell') lookAtNote(partsOf(to).kind, partsOf(effect.to).kind, effect.message);
        if (effect.type === 'publish') lookAtEvent(to, effect.event);
        if (effect.type !== 'answer' || !('refused' in effect.answer)) continue;
        const type = commandTypes.get(effect.command);
        if (!type) wrong.add(`an answer to ${effect.command}, which nobody sent`);
        else seenRefusals.set(type, (seenRefusals.get(type) ?? new Set()).add(effect.answer.refused));
      }
    },
  });
  if (failed) wrong.add(`${plan.id}: ${failed.message}`);
}

test('every message is sent by and to whom the reference says, and holds what it says', () => {
  expect([...wrong]).toEqual([]);
});

test('every message, from everybody who may send it, is sent in a scenario', () => {
  const told = Object.entries(notes).flatMap(([type, { from }]) => from.map((kind) => `${type} from ${kind}`));
  expect(told.filter((each) => !seenNotes.has(each))).toEqual([]);
});

test('every feed event is published in a scenario', () => {
  const told = Object.entries(topicEvents).flatMap(([kind, events]) =>
    Object.keys(events).map((type) => `${kind} ${type}`),
  );
  expect(told.filter((each) => !seenEvents.has(each))).toEqual([]);
});

test('what a command is refused with is in the reference', () => {
  const missing = [...seenRefusals].flatMap(([type, codes]) =>
    [...codes].filter((code) => !examples[type].refusals.includes(code)).map((code) => `${type}: ${code}`),
  );
  expect(missing).toEqual([]);
});

/** What the site, which is no chart, refuses before or instead of one. */
const decidedByTheSite = ['inconsistent', 'unknownPerson'];

test('every refusal in the reference is one that a chart gives', () => {
  const idle = Object.entries(examples).flatMap(([type, { refusals }]) => {
    const given = refusalsOf(type as CommandType);
    return refusals
      .filter((code) => !given.has(code) && !decidedByTheSite.includes(code))
      .map((code) => `${type}: ${code}`);
  });
  expect(idle).toEqual([]);
});

/** What the charts could say and nobody can bring about. */
const neverMet = [
  // Whoever made an ask cancels it: it is named by their own key.
  'cancel: notInitiator',
  // Only a reply brings a line.
  'accept: tooManyLines',
];

test('every refusal that a chart gives is in the reference', () => {
  const missing = (Object.keys(examples) as CommandType[]).flatMap((type) =>
    [...refusalsOf(type)].filter((code) => !examples[type].refusals.includes(code)).map((code) => `${type}: ${code}`),
  );
  // Nobody without an actor gets past the edge, but with the three of a session.
  expect(missing.filter((each) => !each.endsWith('unknownPerson'))).toEqual(neverMet);
});
