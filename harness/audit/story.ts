/**
 * From a violation on a record to the shortest run that shows it: a slice of the record is replayed on its own, made shorter
 * as long as the violation comes, and moved to a site that scripts know. Says if the replay does not show it.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { AnyStateMachine } from 'xstate';
import type { Site } from '../../server/site.ts';
import { Sites } from '../language/library.ts';
import { minimiseByReplay } from '../traces/minimise.ts';
import type { ReplayOptions } from '../traces/replay.ts';
import { violating } from '../traces/shorten.ts';
import type { Trace, TraceStep } from '../traces/trace.ts';
import type { Finding } from './finding.ts';
import { onSite } from './on-site.ts';
import { sliceOf } from './slice.ts';
import { namingShowings, showingsNamed } from './toasts.ts';

export interface Story {
  trace: Trace;
  /** False: no site that scripts know has such people. */
  isOnSite: boolean;
  /** False: the trace, played on its own, does not come to that. It is then as long as the slice was. */
  isReplayed: boolean;
}

/** Everybody is configured by the record itself. */
const bare: Site = { name: 'Bare', people: {}, workgroups: {} };

export function storyOf(database: DatabaseSync, finding: Finding, charts?: Record<string, AnyStateMachine>): Story {
  const shipped = new Sites();
  const sites = { site: (name: string) => (name === bare.name ? bare : shipped.site(name)) };
  const options = { sites, ...(charts && { charts }) };
  const violation = { property: finding.name, why: finding.why ?? '', wrong: finding.says };
  const on = (steps: readonly TraceStep[]): Trace => ({ site: bare.name, steps, violation });
  const shown = (trace: Trace) => violating(trace, trace.steps, options);
  const slice = on(sliceOf(database, finding));
  const found = shown(slice) ?? shown(on(sliceOf(database, finding, true)));
  if (!found) return { trace: slice, isReplayed: false, isOnSite: false };
  const short = withFewerPeople(minimiseByReplay(found, options), options);
  const named = showingsNamed(short, options);
  const shownThere = (trace: Trace) => shown(namingShowings(trace, named, options));
  const moved = onSite(short, shipped, shownThere);
  return { trace: moved ?? short, isReplayed: true, isOnSite: moved !== undefined };
}

/** Whoever is there only because the numbers of showings count everybody's is left out. */
function withFewerPeople(trace: Trace, options: ReplayOptions): Trace {
  const named = showingsNamed(trace, options);
  let best = trace;
  for (const step of trace.steps) {
    if (step.type !== 'act' || step.command !== 'session.start') continue;
    const rest = best.steps.filter((other, at) => {
      const cause = other.type === 'settle' ? best.steps[at - 1] : other;
      return !(cause?.type === 'act' && cause.self === step.self && cause.id === step.id);
    });
    const fewer = namingShowings({ ...best, steps: rest }, named, options);
    best = violating(fewer, fewer.steps, options) ?? best;
  }
  return best;
}
