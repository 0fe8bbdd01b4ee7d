/** What people did, how they were answered, and which timers rang, in words that are the same on a record and in a rehearsal. */
import { interactionOf, partsOf } from '../../machines/names.ts';
import { interactionNamed } from '../audit/acts.ts';
import type { Names } from '../traces/sentences.ts';
import { counts } from './concern.ts';
import type { Happened } from './happened.ts';
import { doerOf } from './happened.ts';

export const courseOf = (happened: readonly Happened[], names: Names): string[] =>
  happened.flatMap((one) => (one.step.type === 'fire' || counts(one) ? [inWords(one, names)] : []));

/** Such as `Sue: accept on call c1, refused alreadyTaken`. */
function inWords({ step, answer }: Happened, names: Names): string {
  if (step.type === 'fire') {
    return `the ${step.timer} of the request on ${names.interaction(interactionOf(partsOf(step.actor).id))}`;
  }
  const on = interactionNamed(step.body);
  const refused = answer && 'refused' in answer ? `, refused ${answer.refused}` : '';
  return `${names.person(doerOf(step))}: ${step.command}${on === undefined ? '' : ` on ${names.interaction(on)}`}${refused}`;
}
