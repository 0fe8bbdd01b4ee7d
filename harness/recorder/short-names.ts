/** Interactions of a recording as a person would call them: `c1` instead of an id that an ACD has made. */
import type { CommandBody, Media } from '../../machines/commands.ts';
import type { TraceStep } from '../traces/trace.ts';

/** Ids that are as short as that are kept. */
const shortCharactersMax = 6;
const letters: Record<Media, string> = { call: 'c', chat: 'h', email: 'e', callback: 'b', message: 'm' };

/** From an id to the name that it gets, in the order in which interactions are offered. */
export function shortNames(steps: readonly TraceStep[]): Map<string, string> {
  const offered = steps.flatMap((step) =>
    step.type === 'act' && step.command === 'interaction.offer' ? [step.body as CommandBody<'interaction.offer'>] : [],
  );
  const taken = new Set(offered.map(({ interaction }) => interaction));
  const names = new Map<string, string>();
  for (const { interaction, media } of offered) {
    if (interaction.length <= shortCharactersMax || names.has(interaction)) continue;
    let n = 1;
    while (taken.has(`${letters[media]}${n}`)) n++;
    taken.add(`${letters[media]}${n}`);
    names.set(interaction, `${letters[media]}${n}`);
  }
  return names;
}
