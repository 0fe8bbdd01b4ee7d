/**
 * The number of a showing counts all showings of its request, so it changes with who else is there. In a run from which
 * people were taken out, or who are called differently, each act names the showing that it would have named: the first, the
 * second … of that request to that person.
 */
import type { CommandBody } from '../../machines/commands.ts';
import { partsOfToast, toastId } from '../../machines/names.ts';
import type { ReplayOptions } from '../traces/replay.ts';
import { replayTrace } from '../traces/replay.ts';
import type { Acted, Trace } from '../traces/trace.ts';

/** By the id of the act: which showing of its request to its person it names, counted from 0. */
export type Named = ReadonlyMap<string, number>;

export function showingsNamed(trace: Trace, options: ReplayOptions): Named {
  const shown = showingsOf(trace, options);
  const named = new Map<string, number>();
  for (const act of toastActs(trace)) {
    const { request, supervisor, showing } = partsOfToast(act.toast);
    const place = shown.get(`${request}/${supervisor}`)?.indexOf(showing) ?? -1;
    if (place >= 0) named.set(act.id, place);
  }
  return named;
}

/** The trace with the numbers that these showings have in it. */
export function namingShowings(trace: Trace, named: Named, options: ReplayOptions): Trace {
  let renumbered = trace;
  // What an act names may decide what is shown later.
  for (let pass = toastActs(trace).length; pass > 0; pass--) {
    const shown = showingsOf(renumbered, options);
    const steps = renumbered.steps.map((step) => {
      const toast = step.type === 'act' ? (step.body as { toast?: string }).toast : undefined;
      if (step.type !== 'act' || toast === undefined) return step;
      const { request, supervisor } = partsOfToast(toast);
      const showing = shown.get(`${request}/${supervisor}`)?.[named.get(step.id ?? '') ?? -1];
      if (showing === undefined) return step;
      return { ...step, body: { ...step.body, toast: toastId(request, supervisor, showing) } as CommandBody };
    });
    const isSettled = JSON.stringify(steps) === JSON.stringify(renumbered.steps);
    renumbered = { ...renumbered, steps };
    if (isSettled) break;
  }
  return renumbered;
}

const toastActs = ({ steps }: Trace): { id: string; toast: string }[] =>
  steps.flatMap((step) => {
    const { toast } = step.type === 'act' ? (step.body as { toast?: string }) : {};
    return toast === undefined ? [] : [{ id: (step as Acted).id ?? '', toast }];
  });

/** `<request>/<supervisor>` → numbers of its showings, in order. */
function showingsOf({ site, steps }: Trace, options: ReplayOptions): Map<string, number[]> {
  const shown = new Map<string, number[]>();
  const { turns } = replayTrace({ site, steps }, { ...options, properties: [], skipsImpossible: true });
  for (const effect of turns.flatMap(({ effects }) => effects)) {
    if (effect.type !== 'tell' || effect.message.type !== 'toast.show') continue;
    const { request, supervisor, showing } = partsOfToast(effect.message.toast);
    const key = `${request}/${supervisor}`;
    const numbers = shown.get(key) ?? [];
    // A reminder shows the same one again.
    if (!numbers.includes(showing)) shown.set(key, [...numbers, showing]);
  }
  return shown;
}
