/** What a recording is called: who and on what, and in a few words what they did. */
import type { CommandType } from '../../machines/commands.ts';
import type { Names } from '../traces/sentences.ts';
import type { Acted } from '../traces/trace.ts';
import { counts } from './concern.ts';
import { doerOf, isPresence } from './happened.ts';
import type { Story } from './story.ts';

const namedMax = 3;
const deedsMax = 6;

/** Such as `Alice and Sue on call c1`. */
export function titleOf(story: Story, names: Names): string {
  const acting = [
    ...new Set(
      deedsIn(story)
        .filter(({ command }) => command in done)
        .map(doerOf),
    ),
  ];
  const people = (acting.length > 0 ? acting : story.people).map((person) => names.person(person));
  const more = people.length - namedMax;
  const on = story.interactions.map((id) => names.interaction(id));
  const about = on.length > namedMax ? `${on.length} interactions` : listOf(on);
  return `${listOf(more > 0 ? [...people.slice(0, namedMax), `${more} more`] : people)} on ${about}`;
}

const done: Partial<Record<CommandType, string>> = {
  ask: 'asks',
  cancel: 'withdraws',
  accept: 'accepts',
  reply: 'answers',
  ignore: 'ignores',
  join: 'joins',
  leave: 'leaves',
  handOver: 'hands over',
  done: 'is done',
  say: 'writes',
  'session.end': 'logs off',
};

/** Such as `Alice asks, Sue accepts and Alice is done`. Lines are only told where nothing else was done. */
export function summaryOf(story: Story, names: Names): string {
  const all = deedsIn(story);
  const isTalkOnly = all.every(({ command }) => command === 'say');
  const said = all
    .filter(({ command }) => isTalkOnly || command !== 'say')
    .map((act) => `${names.person(doerOf(act))} ${done[act.command] ?? `sends ${act.command}`}`);
  // Of what was done again and again, once.
  const told = [...new Set(said)];
  const more = told.length - deedsMax;
  return listOf(more > 0 ? [...told.slice(0, deedsMax), `${more} more`] : told);
}

const deedsIn = ({ happened, begins }: Story): Acted[] =>
  happened
    .slice(begins)
    .filter((one) => counts(one) || (isPresence(one) && (one.step as Acted).command === 'session.end'))
    .map(({ step }) => step as Acted);

const listOf = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? 'nobody') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
