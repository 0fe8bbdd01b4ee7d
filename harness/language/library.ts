/** Finds scripts and sites on disk and compiles them. What is wrong anywhere is gathered; nothing runs here. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Site } from '../../server/site.ts';
import { readSite, SiteError } from '../../server/site.ts';
import { vocabulary } from '../steps/index.ts';
import type { Cast } from './cast.ts';
import { castOf } from './cast.ts';
import { compileScript } from './compile.ts';
import type { Complaint } from './complaints.ts';
import type { Knowledge, Plan } from './plan.ts';
import { readScript } from './script.ts';

export const root = join(import.meta.dirname, '../..');
const scenariosFolder = join(root, 'scenarios');

/** The sites of a folder by file name, read when they are first needed. */
export class Sites {
  readonly names: readonly string[];
  readonly #folder: string;
  readonly #read = new Map<string, Site>();

  constructor(folder = join(scenariosFolder, 'sites')) {
    this.#folder = folder;
    this.names = readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => file.slice(0, -'.yaml'.length))
      .sort();
  }

  path(name: string): string {
    return join(this.#folder, `${name}.yaml`);
  }

  /** Throws a SiteError. */
  site(name: string): Site {
    let site = this.#read.get(name);
    if (!site) {
      site = readSite(this.path(name));
      this.#read.set(name, site);
    }
    return site;
  }

  cast(name: string): Cast {
    return castOf(name, this.site(name));
  }
}

export interface Library {
  sites: Sites;
  plans: Plan[];
  complaints: Complaint[];
}

/** `file`, or `file:line` for the scenarios that stand at or around that line. */
interface Wanted {
  file: string;
  line: number | undefined;
}

export function openLibrary(files: readonly string[], sites = new Sites()): Library {
  const wanted = files.length > 0 ? files.map(wantedOf) : everyFeature();
  const knowledge: Knowledge = { vocabulary: vocabulary(), sites: sites.names, castOf: (name) => sites.cast(name) };
  const plans: Plan[] = [];
  const complaints: Complaint[] = [];
  for (const { file, line } of wanted) {
    const place = { file, line: 1, column: 1 };
    let source: string;
    try {
      source = readFileSync(file, 'utf8');
    } catch {
      complaints.push({ place, message: 'This file cannot be read.' });
      continue;
    }
    try {
      const { script, complaints: inGherkin } = readScript(file, source);
      const compiled = compileScript(script, knowledge);
      const chosen = line === undefined ? compiled.plans : around(compiled.plans, line);
      if (chosen.length === 0 && inGherkin.length === 0)
        complaints.push({ place, message: 'There is no scenario here.' });
      plans.push(...chosen);
      complaints.push(...inGherkin, ...compiled.complaints);
    } catch (error) {
      if (!(error instanceof SiteError)) throw error;
      complaints.push({ place, message: `The site is wrong: ${error.message}` });
    }
  }
  return { sites, plans, complaints };
}

function wantedOf(argument: string): Wanted {
  const [, file = argument, line] = /^(.*?)(?::(\d+))?$/.exec(argument) ?? [];
  return { file, line: line === undefined ? undefined : Number(line) };
}

const everyFeature = (): Wanted[] =>
  globSync(join(scenariosFolder, '**/*.feature'))
    .sort()
    .map((file) => ({ file: relative(process.cwd(), resolve(file)), line: undefined }));

/** The last scenario that begins at or before the line; the rows of an outline have lines of their own. */
function around(plans: readonly Plan[], line: number): Plan[] {
  const at = plans.map(({ place }) => place.line).filter((start) => start <= line);
  const start = Math.max(...at);
  return plans.filter(({ place }) => place.line === start);
}
