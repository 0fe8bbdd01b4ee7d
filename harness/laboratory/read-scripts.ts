/** Reads scripts into what a list shows of them: names, tags, steps, and what is wrong. Runs nothing. */
import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { SiteError } from '../../server/site.ts';
import { compileScript } from '../language/compile.ts';
import type { Complaint } from '../language/complaints.ts';
import { Sites } from '../language/library.ts';
import type { Plan, PlannedStep } from '../language/plan.ts';
import type { Script, ScriptScenario } from '../language/script.ts';
import { readScript } from '../language/script.ts';
import { vocabulary } from '../steps/index.ts';
import type { ReadFile, ReadScenario, Source } from './tasks.ts';

/** Complaints of one file that are told. */
const complaintsMax = 100;
/** Lines below one step. */
const belowMax = 40;

interface Compiled {
  script: Script;
  plans: Plan[];
  complaints: Complaint[];
}

export class Reader {
  readonly #vocabulary = vocabulary();
  #last: (Compiled & { source: Source; sites: Sites }) | undefined;
  /** By their folders, as they were when they were read. */
  readonly #sites = new Map<string, { asOf: string; sites: Sites }>();

  /** The sites of a source as they are now. */
  sites({ sites: folders }: Pick<Source, 'sites'>): Sites {
    const key = folders.join('\n');
    const sites = new Sites(...folders);
    const asOf = JSON.stringify(sites.names.map((name) => [sites.path(name), statSync(sites.path(name)).mtimeMs]));
    const known = this.#sites.get(key);
    if (known?.asOf === asOf) return known.sites;
    this.#sites.set(key, { asOf, sites });
    return sites;
  }

  read(source: Source): ReadFile {
    const { file } = source;
    const sites = this.sites(source);
    const { script, plans, complaints } = this.#compiled(source, sites);
    return {
      file,
      feature: script.feature,
      about: script.about,
      scenarios: plans.map((plan, n) => told(plan, script.scenarios[n]!, sites)),
      complaints: complaints.slice(0, complaintsMax).map(({ place: { line, column }, message, nearest }) => ({
        ...{ line, column, message },
        ...(nearest !== undefined && { nearest }),
      })),
    };
  }

  /** The scenario that stands at that line. Throws if there is none, or if anything is wrong with it. */
  plan(source: Source, line: number): Plan {
    const { plans, complaints } = this.#compiled(source, this.sites(source));
    const plan = plans.find(({ place }) => place.line === line);
    if (!plan) throw new Error(`There is no scenario at line ${line}.`);
    const [wrong] = complaints;
    if (wrong) throw new Error(`Line ${wrong.place.line}: ${wrong.message}`);
    return plan;
  }

  /** Of many runs out of one file each would compile it anew. */
  #compiled(source: Source, sites: Sites): Compiled {
    const known = this.#last;
    if (known?.source.path === source.path && known.source.text === source.text && known.sites === sites) return known;
    this.#last = { source, sites, ...this.#compile(source, sites) };
    return this.#last;
  }

  #compile({ path, text }: Source, sites: Sites): Compiled {
    const { script, complaints } = readScript(path, text);
    const knowledge = { vocabulary: this.#vocabulary, sites: sites.names, castOf: (name: string) => sites.cast(name) };
    try {
      const compiled = compileScript(script, knowledge);
      return { script, plans: compiled.plans, complaints: [...complaints, ...compiled.complaints] };
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      const place = { file: path, line: 1, column: 1 };
      return { script, plans: [], complaints: [{ place, message: `The site is wrong: ${error.message}` }] };
    }
  }
}

function told(plan: Plan, scenario: ScriptScenario, sites: Sites): ReadScenario {
  const { name, place, tags, site, only, steps } = plan;
  return {
    key: keyOf(scenario, site),
    ...{ name, line: place.line, tags, site },
    ...(only && { only }),
    steps: steps.map((step) => {
      const below = belowOf(step, scenario);
      return {
        ...{ line: step.place.line, keyword: step.keyword, text: step.text },
        ...(below.length > 0 && { below: below.slice(0, belowMax) }),
      };
    }),
    people: [...sites.cast(site).people],
  };
}

/** What happens at the same time, or the table or text of a step. */
function belowOf(step: PlannedStep, { steps }: ScriptScenario): string[] {
  if (step.does === 'acts' && step.acts.length > 1) return step.acts.map(({ text }) => text);
  const written = steps.find(({ place, text }) => place.line === step.place.line && text === step.text);
  if (written?.table) return written.table.map((row) => row.map(({ text }) => text).join(' | '));
  return written?.doc?.split('\n') ?? [];
}

/** Another wording is another scenario; where it stands does not matter. */
const keyOf = ({ name, steps }: ScriptScenario, site: string): string => {
  const said = steps.map(({ text, table, doc }) => [text, table?.map((row) => row.map((cell) => cell.text)), doc]);
  return hash('sha256', JSON.stringify([name, site, said]), 'base64url').slice(0, 22);
};
