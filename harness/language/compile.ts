/**
 * From a script to plans that the runner performs, or to complaints: everything that can be known to be wrong is said
 * before anything runs.
 */
import { stageNames } from '../../machines/laboratory.ts';
import { rules } from '../../machines/rules.ts';
import type { Cast } from './cast.ts';
import type { Complaint, Place } from './complaints.ts';
import { describePlace } from './complaints.ts';
import { nearestName, nearestStep } from './nearest.ts';
import { resolve } from './parameter-types.ts';
import type { Knowledge, Plan, PlannedStep, Told } from './plan.ts';
import type { Script, ScriptScenario, ScriptStep } from './script.ts';
import type { Match, Written } from './vocabulary.ts';

/** The site of a scenario that names none. */
export const defaultSite = 'small';

/** To look for the nearest takes a while; whoever has more mistakes mends these first. */
const nearestMax = 100;

export function compileScript(script: Script, knowledge: Knowledge): { plans: Plan[]; complaints: Complaint[] } {
  const complaints: Complaint[] = [];
  const plans = script.scenarios.map((scenario) => new Compiler(scenario, knowledge, complaints).plan());
  // A Background and the template of an outline are compiled once for each scenario.
  const said = new Map(complaints.map((complaint) => [describePlace(complaint.place) + complaint.message, complaint]));
  return { plans, complaints: [...said.values()] };
}

class Compiler {
  readonly #scenario: ScriptScenario;
  readonly #knowledge: Knowledge;
  readonly #complaints: Complaint[];

  constructor(scenario: ScriptScenario, knowledge: Knowledge, complaints: Complaint[]) {
    this.#scenario = scenario;
    this.#knowledge = knowledge;
    this.#complaints = complaints;
  }

  plan(): Plan {
    const { feature, name, place, tags, steps } = this.#scenario;
    this.#checkRules();
    const matched = steps.map((step) => ({ step, match: this.#match(step) }));
    const siteStep = matched.find(({ match }) => match?.definition.kind === 'site');
    const site = this.#site(siteStep?.step, siteStep?.match?.written[0]);
    const cast = this.#knowledge.castOf(site);
    const planned: PlannedStep[] = [];
    for (let n = 0; n < matched.length; n++) {
      const { step, match } = matched[n] as (typeof matched)[number];
      if (!match || match.definition.kind === 'site') continue;
      if (match.definition.kind === 'order') {
        this.#setOrder(step, match, planned.at(-1), cast);
      } else if (match.definition.kind === 'together') {
        const inside = [];
        while (matched[n + 1]?.step.keyword === '*' && (matched[n + 1]?.step.indent ?? 0) > step.indent) {
          inside.push((matched[++n] as (typeof matched)[number]).step);
        }
        planned.push(this.#together(step, inside, cast));
      } else {
        planned.push(...this.#single(step, match, cast));
      }
    }
    return { id: `${place.file}:${place.line}`, feature, name, place, tags, site, only: this.#only(), steps: planned };
  }

  #complain(place: Place, message: string, nearestOf?: () => string | undefined): void {
    const nearest = this.#complaints.length < nearestMax ? nearestOf?.() : undefined;
    this.#complaints.push({ place, message, ...(nearest !== undefined && { nearest }) });
  }

  /** A tag that looks like a rule is one: a mistyped rule would be shown by nothing. */
  #checkRules(): void {
    const { tags, tagPlaces, place } = this.#scenario;
    const known = Object.keys(rules).map((rule) => `@${rule}`);
    for (const tag of tags.filter((each) => each.startsWith('@R-') && !known.includes(each))) {
      this.#complain(tagPlaces[tag] ?? place, `There is no rule ${tag.slice(1)}.`, () => nearestName(tag, known));
    }
  }

  #match(step: ScriptStep): Match | undefined {
    const { vocabulary } = this.#knowledge;
    const matches = vocabulary.match(step.text);
    if (matches.length === 0) {
      const known = vocabulary.definitions.map(({ expression }) => expression);
      this.#complain(step.place, `No step says "${step.text}".`, () =>
        nearestStep(step.text.replace(/ within \S+$/, ''), known),
      );
    }
    if (matches.length > 1) {
      const both = matches.map(({ definition }) => definition.expression).join('" and "');
      this.#complain(step.place, `"${step.text}" could be "${both}".`);
    }
    return matches[0];
  }

  #site(step: ScriptStep | undefined, written: Written | undefined): string {
    const site = written ? String(written.value) : defaultSite;
    const { sites } = this.#knowledge;
    if (sites.includes(site)) return site;
    const place = step?.place ?? this.#scenario.place;
    this.#complain(place, `There is no site "${site}".`, () => nearestName(site, sites));
    return sites.includes(defaultSite) ? defaultSite : (sites[0] ?? defaultSite);
  }

  #args(step: ScriptStep, written: readonly Written[], cast: Cast): unknown[] {
    return written.map((each) => {
      const resolved = resolve(each, cast);
      if ('value' in resolved) return resolved.value;
      const column = step.place.column + (step.verbatim ? each.start : 0);
      this.#complain({ ...step.place, column }, resolved.message, () => resolved.nearest);
      return undefined;
    });
  }

  /** What stands below a step, as its last argument. */
  #below(step: ScriptStep, takes: 'table' | 'text' | undefined): unknown[] {
    const given = step.table ? 'table' : step.doc === undefined ? undefined : 'text';
    if (given !== takes) {
      const names = { table: 'a data table', text: 'a text between """' };
      this.#complain(step.place, `This step takes ${takes ? names[takes] : 'nothing'} below it.`);
    }
    if (takes === 'table') return [(step.table ?? []).map((row) => row.map(({ text }) => text))];
    return takes === 'text' ? [step.doc ?? ''] : [];
  }

  #single(step: ScriptStep, { definition, written, within }: Match, cast: Cast): PlannedStep[] {
    const { keyword, text, place } = step;
    const told: Told = { keyword, text, place };
    const args = [...this.#args(step, written, cast), ...this.#below(step, definition.takes)];
    switch (definition.kind) {
      case 'event':
        return [{ ...told, does: 'event', definition, args }];
      case 'act':
        return [{ ...told, does: 'acts', acts: [{ ...told, definition, args }], order: 'given' }];
      case 'expectation': {
        const withinMs = within ? Number(this.#args(step, [within], cast)[0]) : undefined;
        return [{ ...told, does: 'expect', definition, args, withinMs }];
      }
      default:
        return [];
    }
  }

  #together(step: ScriptStep, indented: ScriptStep[], cast: Cast): PlannedStep {
    const { keyword, text, place } = step;
    const rows = (step.table ?? []).map((cells): ScriptStep => {
      const cell = cells[0] ?? { text: '', place };
      return { keyword: '|', text: cell.text, place: cell.place, indent: 0, verbatim: step.verbatim };
    });
    const inside = [...rows, ...indented];
    if (inside.length < 2) this.#complain(place, 'At least two steps happen at the same time: indent them with *.');
    const acts = inside.flatMap((each) => {
      const match = this.#match(each);
      if (!match) return [];
      const [planned] = match.definition.kind === 'act' ? this.#single(each, match, cast) : [];
      if (planned?.does === 'acts') return planned.acts;
      this.#complain(each.place, 'Only what people do at their desks may happen at the same time.');
      return [];
    });
    return { keyword, text, place, does: 'acts', acts, order: 'any' };
  }

  /** "And Sam's accept arrives before Sue's": the block above is sent in that order. */
  #setOrder(step: ScriptStep, { written }: Match, block: PlannedStep | undefined, cast: Cast): void {
    const [first, , second] = this.#args(step, written, cast);
    if (block?.does !== 'acts' || block.acts.length < 2) {
      this.#complain(step.place, 'An order of arrival belongs right below an "at the same time" block.');
      return;
    }
    const rank = (act: { args: unknown[] }) => (act.args[0] === first ? 0 : act.args[0] === second ? 1 : 2);
    if (!block.acts.some((act) => rank(act) === 0) || !block.acts.some((act) => rank(act) === 1)) {
      this.#complain(step.place, 'The block above has no step of both of these people.');
    }
    block.acts.sort((a, b) => rank(a) - rank(b));
    block.order = 'given';
  }

  #only(): Plan['only'] {
    const { tags, reasons, place } = this.#scenario;
    const stages = stageNames.filter((name) => tags.includes(`@${name}`));
    if (stages.length === 0) return undefined;
    const reason = stages.map((name) => reasons[`@${name}`]).find((why) => why !== undefined);
    if (!reason) {
      this.#complain(
        place,
        `Say why this is only for ${stages.join(', ')}: @${stages[0]}:reason, or a comment above the tag.`,
      );
    }
    return { stages, reason: reason ?? '' };
  }
}
