/**
 * The site file: who works here, in which workgroups, and which services may post. It seeds an empty database; from then
 * on the directory is the truth. Reading it finds every mistake at once, each with line and column.
 */
import { readFileSync } from 'node:fs';
import type { Document } from 'yaml';
import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod/mini';
import type { GroupSettings, PersonRole } from '../machines/administration.ts';
import { displayName, groupSettings, personSettings, serviceSettings } from '../machines/administration.ts';
import type { Application, DeskApplication } from '../machines/commands.ts';
import { id, officeApplications } from '../machines/commands.ts';
import type { SiteMistake } from '../machines/wire.ts';
import { passwordPattern, tokenPattern } from './secrets.ts';
import type { Mistake } from './site-mistakes.ts';
import { doubledKeys, issueMistakes, locate, sentence } from './site-mistakes.ts';
import { misnamed } from './site-names.ts';

/** Of each kind of thing in a site. */
const siteLimits = { people: 5_000, workgroups: 1_000, services: 100 } as const;
/** Told at once; whoever has mended those is told of the others. */
const mistakesMax = 200;

const personSchema = z.extend(personSettings, {
  /** Missing: this person can log on only to a demo. */
  password: z.optional(
    z.string().check(z.regex(passwordPattern, 'a password is scrypt:<salt>:<hash>, never plain text')),
  ),
});
export type SitePerson = z.infer<typeof personSchema>;

const serviceSchema = z.extend(serviceSettings, {
  /** Missing: nobody can call as this service until an administrator makes a token for it. */
  token: z.optional(z.string().check(z.regex(tokenPattern, 'a token is sha256:<64 hex digits of the hash>'))),
});
export type SiteService = z.infer<typeof serviceSchema>;
export type SiteWorkgroup = GroupSettings;

const atMost = (entries: number) =>
  z.refine((record: unknown) => Object.keys(record as object).length <= entries, `there are more than ${entries}`);

const siteSchema = z.strictObject({
  name: displayName,
  people: z.record(id, personSchema).check(atMost(siteLimits.people)),
  workgroups: z.record(id, groupSettings).check(atMost(siteLimits.workgroups)),
  services: z.optional(z.record(id, serviceSchema).check(atMost(siteLimits.services))),
});
export type Site = z.infer<typeof siteSchema>;

/** All that is wrong with a site file, one `file:line:column: sentence` a line. */
export class SiteError extends Error {
  override name = 'SiteError';
  readonly mistakes: readonly string[];
  /** The same, for programs. */
  readonly found: readonly SiteMistake[];
  constructor(file: string, found: readonly SiteMistake[]) {
    const mistakes = found.map(({ line = 1, column = 1, says }) => `${file}:${line}:${column}: ${says}`);
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
    this.found = found;
  }
}

export function readSite(path: string): Site {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const says = `cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
    throw new SiteError(path, [{ path: [], says }]);
  }
  return parseSite(text, path);
}

const tooDeep = 'is nested too deeply';

/** Throws a SiteError that names every mistake. */
export function parseSite(text: string, file = 'site.yaml'): Site {
  try {
    return parse(text, file);
  } catch (error) {
    // Of a parser that was led too deep.
    if (!(error instanceof RangeError)) throw error;
    throw new SiteError(file, [{ path: [], says: tooDeep, line: 1, column: 1 }]);
  }
}

function parse(text: string, file: string): Site {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const fail = (found: SiteMistake[]) =>
    new SiteError(
      file,
      found.sort((a, b) => a.line! - b.line! || a.column! - b.column!),
    );
  const syntax = [
    ...document.errors.map((error) => ({
      says: /stack/i.test(error.message) ? tooDeep : sentence(error.message.split(' at line ')[0] ?? error.code),
      offset: error.pos[0],
    })),
    ...doubledKeys(document).map((offset) => ({ says: 'map keys must be unique', offset })),
  ];
  if (syntax.length > 0)
    throw fail(syntax.slice(0, mistakesMax).map(({ says, offset }) => ({ path: [], says, ...at(offset) })));
  const written = plain(document);
  if (written === undefined) throw fail([{ path: [], says: 'repeats itself by too many aliases.', ...at(0) }]);
  const { site, mistakes } = checkSite(written);
  if (site) return site;
  const located = mistakes.slice(0, mistakesMax).map((mistake) => ({
    path: pathOf(mistake),
    says: mistake.says,
    ...at(locate(document, mistake)),
  }));
  throw fail(located);
}

/** Whether it is a site that fits together: everything that is wrong, or the site. */
export function checkSite(written: unknown): { site?: Site; mistakes: Mistake[] } {
  const parsed = siteSchema.safeParse(written);
  const issues = parsed.success ? [] : parsed.error.issues.slice(0, mistakesMax);
  const mistakes = [...misnamed(written), ...issueMistakes(issues)];
  return parsed.success && mistakes.length === 0 ? { site: parsed.data, mistakes } : { mistakes };
}

export const pathOf = ({ path }: Mistake): SiteMistake['path'] =>
  path.map((step) => (typeof step === 'number' ? step : String(step)));

/** Undefined if its aliases would make far more of it than was written. */
function plain(document: Document): unknown {
  try {
    return document.toJS() ?? null;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** Which applications of the charts a person may log on with. */
export const applicationsOf = (person: SitePerson): Application[] => [
  ...(person.agent ? (['client'] as const) : []),
  ...(person.supervisor ? (['supervisor', 'businessManager'] as const) : []),
];

export const hasRole = ({ roles }: SitePerson, role: PersonRole): boolean => roles?.includes(role) ?? false;

/** Everything that a person may log on with. */
export const desksOf = (person: SitePerson): DeskApplication[] => [
  ...applicationsOf(person),
  ...officeApplications.filter((name) => hasRole(person, name)),
];

/** As it may be handed to anybody who may know who works here. */
export const withoutSecrets = ({ people, services = {}, ...others }: Site): Site => ({
  ...others,
  people: Object.fromEntries(Object.entries(people).map(([id, { password: _, ...person }]) => [id, person])),
  services: Object.fromEntries(Object.entries(services).map(([id, { token: _, ...service }]) => [id, service])),
});
