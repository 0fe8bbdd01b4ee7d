/** Finds scripts and sites on disk and compiles them. What is wrong anywhere is gathered; nothing runs here. */
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
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
export const scenariosFolder = join(root, 'scenarios');
export const shippedSites = join(scenariosFolder, 'sites');

/** Sites by file name, read when they are first needed. Of two that are called alike that of the first folder counts. */
export class Sites {
  readonly names: readonly string[];
  readonly #paths: ReadonlyMap<string, string>;
  readonly #read = new Map<string, Site>();

  constructor(...folders: readonly string[]) {
    const all = folders.length > 0 ? folders : [shippedSites];
    this.#paths = new Map(all.toReversed().flatMap(sitesIn));
    this.names = [...this.#paths.keys()].sort();
  }

  path(name: string): string {
    return this.#paths.get(name) ?? join(shippedSites, `${name}.yaml`);
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

const sitesIn = (folder: string): [name: string, path: string][] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [file.slice(0, -'.yaml'.length), join(folder, file)]);

/** Scripts bring sites of their own in a folder `sites` beside them, or beside the folder that they are in. */
function sitesBeside(files: readonly string[]): Sites {
  const beside = files
    .flatMap((file) => [dirname(resolve(file)), dirname(dirname(resolve(file)))])
    .map((folder) => join(folder, 'sites'))
    .filter((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory());
  return new Sites(...new Set([...beside, shippedSites]));
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

export function openLibrary(files: readonly string[], ownSites?: Sites): Library {
  const wanted = files.length > 0 ? files.map(wantedOf) : everyFeature();
  const sites = ownSites ?? sitesBeside(wanted.map(({ file }) => file));
  const knowledge = knowledgeOf(sites);
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
    const compiled = compileText(file, source, knowledge);
    const chosen = line === undefined ? compiled.plans : around(compiled.plans, line);
    if (chosen.length === 0 && compiled.complaints.length === 0) {
      complaints.push({ place, message: 'There is no scenario here.' });
    }
    plans.push(...chosen);
    complaints.push(...compiled.complaints);
  }
  return { sites, plans, complaints };
}

/** What scripts may say where they have these sites. */
export const knowledgeOf = (sites: Pick<Sites, 'names' | 'cast'>): Knowledge => ({
  vocabulary: vocabulary(),
  sites: sites.names,
  castOf: (name) => sites.cast(name),
});

/** A script as it is written; `file` is for the places of what comes out. */
export function compileText(file: string, source: string, knowledge: Knowledge): Pick<Library, 'plans' | 'complaints'> {
  try {
    const { script, complaints } = readScript(file, source);
    const compiled = compileScript(script, knowledge);
    return { plans: compiled.plans, complaints: [...complaints, ...compiled.complaints] };
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    const place = { file, line: 1, column: 1 };
    return { plans: [], complaints: [{ place, message: `The site is wrong: ${error.message}` }] };
  }
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
