/**
 * The text of a recording: its story is rehearsed on the model until it comes out as it was recorded, first with time only
 * where timers need it, then second by second, then to the millisecond.
 */
import { castOf } from '../language/cast.ts';
import { defaultSite } from '../language/compile.ts';
import { failureOf } from '../traces/performance.ts';
import type { Rehearsal } from '../traces/rehearsal.ts';
import type { Names } from '../traces/sentences.ts';
import { namesOf } from '../traces/sentences.ts';
import { passedMs, passing } from '../traces/stretches.ts';
import type { TraceStep } from '../traces/trace.ts';
import { Writer } from '../traces/writer.ts';
import type { Line } from '../traces/written.ts';
import { featureText } from '../traces/written.ts';
import { courseOf } from './course.ts';
import type { Happened } from './happened.ts';
import { Happenings } from './happened.ts';
import type { SiteOfStory } from './site-of.ts';
import type { Story } from './story.ts';
import { Teller } from './teller.ts';
import { summaryOf, titleOf } from './title.ts';

export interface WrittenStory {
  title: string;
  text: string;
  warnings: string[];
}

export interface WriteOptions {
  story: Story;
  on: SiteOfStory;
  title?: string | undefined;
  /** What a reader should know before. */
  comments: readonly string[];
}

const clocks = ['timers', 'seconds', 'milliseconds'] as const;

interface Attempt {
  lines: readonly Line[];
  onlyModel: boolean;
  warnings: string[];
  /** How often it differs from what was recorded. */
  differences: string[];
}

export async function writeStory({ story, on, title, comments }: WriteOptions): Promise<WrittenStory> {
  const names = namesOf(story.happened.map(({ step }) => step).filter((step) => step.type === 'act'));
  let best: Attempt | undefined;
  for (const clock of clocks) {
    const attempt = await rehearsed(story, on, names, clock);
    if (!best || attempt.differences.length < best.differences.length) best = attempt;
    if (best.differences.length === 0) break;
  }
  const { lines, onlyModel, warnings, differences } = best as Attempt;
  const called = title ?? titleOf(story, names);
  const only = 'Somebody did without a desk what only the model lets them do.';
  const text = featureText({
    name: called,
    about: [`Recorded on ${on.site.name}, ${new Date(story.beganAt).toISOString().slice(0, 16).replace('T', ' ')}.`],
    scenario: summaryOf(story, names),
    ...(onlyModel && { tags: ['@model'] }),
    comments: onlyModel ? [...comments, only] : comments,
    lines: [
      ...(on.name === defaultSite ? [] : [{ part: 'Given' as const, text: `the site "${on.name}"` }]),
      ...folded(lines),
    ],
  });
  return {
    title: called,
    text,
    warnings: [
      ...warnings,
      ...differences,
      ...(onlyModel ? ['Only the model can play it: somebody did something without a desk.'] : []),
      ...(await failing(text, on)),
    ],
  };
}

async function rehearsed(
  story: Story,
  on: SiteOfStory,
  names: Names,
  clock: (typeof clocks)[number],
): Promise<Attempt> {
  const { happened, begins, people } = story;
  const steps = happened.flatMap(({ step }): TraceStep[] => [step, { type: 'settle' }]);
  const teller = new Teller({
    steps,
    begins: begins * 2,
    people,
    names,
    ...(clock !== 'timers' && { atMs: clockOf(happened, clock === 'seconds' ? 1_000 : 1) }),
  });
  const trace = { site: on.name, steps };
  const cast = castOf(on.name, on.site);
  const writer = await Writer.open(trace, { on: { site: on.site, cast }, telling: teller });
  try {
    const { lines, onlyModel } = await writer.write();
    const differences = await differencesOf(story, names, writer.rehearsal);
    return { lines, onlyModel, warnings: teller.warnings, differences };
  } finally {
    await writer.close();
  }
}

/** When each step happened, ms after the first that is on the record, cut to whole units. */
function clockOf(happened: readonly Happened[], unitMs: number): (n: number) => number {
  const begunAt = happened.find(({ at }) => at > 0)?.at ?? 0;
  return (n) => Math.max(0, Math.floor(((happened[n / 2]?.at ?? 0) - begunAt) / unitMs) * unitMs);
}

/** A sentence if the rehearsal did not go as it was recorded. */
async function differencesOf({ happened }: Story, names: Names, rehearsal: Rehearsal): Promise<string[]> {
  const recorded = courseOf(happened, names);
  const here = courseOf(await happenedIn(rehearsal), names);
  const at = recorded.findIndex((what, n) => what !== here[n]);
  if (at < 0 && recorded.length === here.length) return [];
  const [was, is] = at < 0 ? ['nothing more', here[recorded.length]] : [recorded[at], here[at] ?? 'nothing more'];
  return [`It does not go quite as it was recorded: there ${was}, here ${is}.`];
}

async function happenedIn(rehearsal: Rehearsal): Promise<Happened[]> {
  const happenings = new Happenings();
  return (await rehearsal.turns()).map((turn) => happenings.turn(turn)).filter((one) => one !== undefined);
}

/** Time that passes in pieces, with nothing to be seen between them, passes at once. */
function folded(lines: readonly Line[]): Line[] {
  const all: Line[] = [];
  for (const line of lines) {
    const last = all.at(-1);
    const [before, now] = [last && passedMs(last), passedMs(line)];
    if (last?.part === line.part && before !== undefined && now !== undefined) {
      all[all.length - 1] = { ...line, ...passing(before + now) };
    } else all.push(line);
  }
  return all;
}

/** Why it does not pass where it was made, if so. */
async function failing(text: string, { name, site }: SiteOfStory): Promise<string[]> {
  const sites = { names: [name], site: () => site, cast: () => castOf(name, site) };
  const failure = await failureOf(text, undefined, sites);
  return failure ? [`On the model it fails at "${failure.step}": ${failure.message}`] : [];
}
