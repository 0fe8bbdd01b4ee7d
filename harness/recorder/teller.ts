/**
 * Tells a story while it is rehearsed: after each deed what people see by then, and when time passes. What it expects was
 * looked at first; what cannot be said is counted among the warnings.
 */
import type { CommandBody } from '../../machines/commands.ts';
import { interactionOf } from '../../machines/names.ts';
import { interactionNamed } from '../audit/acts.ts';
import type { Line as SaidLine, Sight } from '../runner/sight.ts';
import { isDesk } from '../traces/desk.ts';
import type { Rehearsal } from '../traces/rehearsal.ts';
import type { Names, Sentence } from '../traces/sentences.ts';
import type { Acted, TraceStep } from '../traces/trace.ts';
import type { Telling } from '../traces/writer.ts';
import type { Expected, Seen } from './consequences.ts';
import { blankSight, consequencesOf, dimmedNow } from './consequences.ts';
import { doerOf } from './happened.ts';

export interface TellerOptions {
  steps: readonly TraceStep[];
  begins: number;
  people: readonly string[];
  names: Names;
  /** When each step happened, ms after the first; left out: time passes only where a timer needs it. */
  atMs?: (n: number) => number;
}

/** Lines that a table still shows. */
const linesShown = 8;

export class Teller implements Telling {
  readonly begins: number;
  readonly warnings: string[] = [];
  readonly passesMs?: (n: number) => number;
  readonly #options: TellerOptions;
  #before: Seen = new Map();
  /** Who is listened to while time passes, so that a reminder is heard. */
  #listening: string | undefined;
  /** Interactions in whose conversation somebody has written since it was last read. */
  readonly #unread = new Set<string>();

  constructor(options: TellerOptions) {
    this.#options = options;
    this.begins = options.begins;
    const { atMs } = options;
    let passedMs = 0;
    if (!atMs) return;
    // After the last timer nobody needs to know how long it took.
    const lastRing = options.steps.findLastIndex(({ type }) => type === 'fire');
    this.passesMs = (n) => {
      if (n > lastRing) return 0;
      const ms = Math.max(0, atMs(n) - passedMs);
      passedMs += ms;
      return ms;
    };
  }

  async before(n: number, rehearsal: Rehearsal): Promise<readonly Sentence[]> {
    this.#before = await this.#look(rehearsal);
    this.#listening = undefined;
    const step = this.#options.steps[n];
    if (n < this.begins || step?.type !== 'fire' || step.timer !== 'reminder') return [];
    // Of many reminders in a row, with nobody doing anything, one is enough.
    if (n > this.begins && this.#options.steps[n - 2]?.type === 'fire') return [];
    const about = step.actor.slice('request/'.length);
    const asked = [...this.#before].find(([, { toasts }]) => toasts.some(({ request }) => request === about));
    if (!asked) return [];
    this.#listening = asked[0];
    return [{ text: `${this.#options.names.person(asked[0])} has heard enough` }];
  }

  async after(n: number, until: number, rehearsal: Rehearsal): Promise<readonly Sentence[]> {
    const after = await this.#look(rehearsal);
    const { steps, names } = this.#options;
    const acts = steps.slice(n, until).filter((step): step is Acted => isDesk(step));
    const doers = new Set(acts.map(doerOf));
    // A refusal that no step speaks of would fail the scenario, also while it is told how things were.
    const refused = acts.flatMap((act) => this.#refusalOf(act, after, rehearsal));
    const visible =
      n < this.begins
        ? []
        : [
            ...consequencesOf({ before: this.#before, after, doers, names }),
            ...this.#heard(),
            ...this.#conversations(acts, until, after),
          ];
    const sentences: Sentence[] = [];
    for (const { sentence, isOptional } of [...refused, ...visible]) {
      if (sentences.some(({ text }) => text === sentence.text)) continue;
      if (await rehearsal.isSo(sentence)) sentences.push(sentence);
      else if (!isOptional) this.warnings.push(`This could not be shown: ${sentence.text}.`);
    }
    return sentences;
  }

  cannot(n: number, why: string): void {
    const step = this.#options.steps[n];
    const what = step?.type === 'act' ? step.name : 'A step';
    this.warnings.push(`Left out: ${what}. ${why}`);
  }

  async #look(rehearsal: Rehearsal): Promise<Seen> {
    const seen = new Map<string, Sight>();
    for (const person of this.#options.people) {
      const sights = await rehearsal.sights(person);
      if (sights.length > 0) seen.set(person, sights.reduce(both, blankSight));
    }
    return seen;
  }

  #refusalOf(act: Acted, seen: Seen, rehearsal: Rehearsal): Expected[] {
    const { names } = this.#options;
    const person = doerOf(act);
    const refusal = rehearsal.refusal(person);
    if (!refusal) return [];
    const { refused, by, outcome } = refusal;
    const more = by !== undefined && refused === 'alreadyTaken' ? ` by ${names.person(by)}` : '';
    const how = outcome !== undefined && refused === 'requestDone' ? `: ${outcome}` : '';
    const sentence = { text: `${names.person(person)} is refused ${refused}${more}${how}` };
    const button =
      act.command === 'ask' ? dimmedNow(person, (act.body as CommandBody<'ask'>).interaction, seen, names) : [];
    return [{ sentence }, ...button];
  }

  #heard(): Expected[] {
    const person = this.#listening;
    if (person === undefined) return [];
    return [{ sentence: { text: `${this.#options.names.person(person)} hears a sound` }, isOptional: true }];
  }

  /** What was written, once nobody writes more: the whole of it if it is short. */
  #conversations(acts: readonly Acted[], until: number, seen: Seen): Expected[] {
    for (const act of acts) {
      const on = interactionNamed(act.body);
      if ((act.command === 'say' || act.command === 'reply') && on !== undefined) this.#unread.add(on);
    }
    const next = this.#options.steps.slice(until).find(({ type }) => type !== 'settle');
    const isGoingOn = next?.type === 'act' && next.command === 'say';
    if (isGoingOn) return [];
    const told = [...this.#unread].flatMap((on) => this.#conversation(on, seen));
    this.#unread.clear();
    return told;
  }

  #conversation(on: string, seen: Seen): Expected[] {
    const { names } = this.#options;
    const called = names.interaction(on);
    const readers = [...seen].flatMap(([person, sight]) => {
      const lines = linesOn(sight, on);
      return lines ? [{ person, lines }] : [];
    });
    const [one, other] = readers;
    if (!one || one.lines.length === 0) return [];
    const who = names.person(one.person);
    const told: Expected[] = [];
    if (one.lines.length <= linesShown) {
      const table = one.lines.map((line) => [names.person(line.who), line.text]);
      told.push({ sentence: { text: `${who} reads on ${called}:`, table } });
    } else {
      told.push({ sentence: { text: `${who} reads ${one.lines.length} lines on ${called}` } });
    }
    if (other) {
      const same = `${who} and ${names.person(other.person)} read the same conversation on ${called}`;
      told.push({ sentence: { text: same } });
    }
    return told;
  }
}

function linesOn({ dialogs, helping }: Sight, on: string): readonly SaidLine[] | undefined {
  const dialog = dialogs.find(({ interaction, state }) => interaction === on && state !== 'draft');
  return dialog?.lines ?? helping.find(({ request }) => interactionOf(request) === on)?.lines;
}

const both = (one: Sight, other: Sight): Sight => ({
  interactions: [...one.interactions, ...other.interactions],
  dialogs: [...one.dialogs, ...other.dialogs],
  toasts: [...one.toasts, ...other.toasts],
  closedToasts: [...one.closedToasts, ...other.closedToasts],
  helping: [...one.helping, ...other.helping],
  list: [...one.list, ...other.list],
  wall: [...one.wall, ...other.wall],
  alerts: one.alerts,
});
