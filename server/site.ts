/**
 * The site file: who works here, in which workgroups, and which services may post. It seeds an empty database and names
 * people; from then on the database is the truth. Reading it finds every mistake at once, each with line and column.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Document } from 'yaml';
import { LineCounter, parseDocument } from 'yaml';
import * as z from 'zod/mini';
import type { Application, CommandBody, CommandType } from '../machines/commands.ts';
import { firstActor, id, rights, workgroupSettings } from '../machines/commands.ts';
import type { Address } from '../machines/names.ts';
import { agent } from '../machines/names.ts';
import type { Arrival } from './actors/host.ts';
import { passwordPattern, tokenPattern } from './secrets.ts';
import { issueMistakes, locate, sentence } from './site-mistakes.ts';
import { misnamed } from './site-names.ts';

const displayName = z.string().check(z.minLength(1), z.maxLength(100));
const { showAssistanceButton, canRequestAssistanceFromSupervisor } = rights.shape;
const { supervisors, escalation, escalateAfterSeconds, remindEverySeconds, reasons, permitted } =
  workgroupSettings.shape;

const personSchema = z.strictObject({
  name: displayName,
  /** Missing: this person can log on only to a demo. */
  password: z.optional(
    z.string().check(z.regex(passwordPattern, 'a password is scrypt:<salt>:<hash>, never plain text')),
  ),
  agent: z.optional(z.strictObject({ showAssistanceButton, canRequestAssistanceFromSupervisor })),
  supervisor: z.optional(z.literal(true)),
  /** Those that an agent works for. */
  workgroups: z.optional(z.array(id).check(z.maxLength(1_000))),
});

const workgroupSchema = z.strictObject({
  supervisors,
  escalation,
  escalateAfterSeconds,
  remindEverySeconds,
  reasons,
  permitted,
});

const scopes = ['acd', 'administrator', 'transcripts'] as const;

export const siteSchema = z.strictObject({
  name: displayName,
  people: z.record(id, personSchema),
  workgroups: z.record(id, workgroupSchema),
  services: z.optional(
    z.record(
      id,
      z.strictObject({
        token: z.string().check(z.regex(tokenPattern, 'a token is sha256:<64 hex digits of the hash>')),
        scopes: z.array(z.enum(scopes)),
      }),
    ),
  ),
});
export type Site = z.infer<typeof siteSchema>;
export type SitePerson = Site['people'][string];

/** All that is wrong with a site file, one `file:line:column: sentence` a line. */
export class SiteError extends Error {
  override name = 'SiteError';
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'));
    this.mistakes = mistakes;
  }
}

export function readSite(path: string): Site {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new SiteError([`${path}:1:1: cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`]);
  }
  return parseSite(text, path);
}

/** Throws a SiteError that names every mistake. */
export function parseSite(text: string, file = 'site.yaml'): Site {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (mistakes: { line: number; col: number; says: string }[]) => {
    const sorted = mistakes.toSorted((a, b) => a.line - b.line || a.col - b.col);
    return new SiteError(sorted.map(({ line, col, says }) => `${file}:${line}:${col}: ${says}`));
  };
  if (document.errors.length > 0) {
    const syntax = document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return { line, col, says: sentence(error.message.split(' at line ')[0] ?? error.code) };
    });
    throw fail(syntax);
  }
  const written = plain(document);
  if (written === undefined) throw fail([{ line: 1, col: 1, says: 'repeats itself by too many aliases.' }]);
  const parsed = siteSchema.safeParse(written);
  const mistakes = [...misnamed(written), ...(parsed.success ? [] : issueMistakes(parsed.error.issues))];
  if (parsed.success && mistakes.length === 0) return parsed.data;
  throw fail(mistakes.map((mistake) => ({ ...lines.linePos(locate(document, mistake)), says: mistake.says })));
}

/** Undefined if its aliases would make far more of it than was written. */
function plain(document: Document): unknown {
  try {
    return document.toJS() ?? null;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** Which applications a person may log on with. */
export const applicationsOf = (person: SitePerson): Application[] => [
  ...(person.agent ? (['client'] as const) : []),
  ...(person.supervisor ? (['supervisor', 'businessManager'] as const) : []),
];

/** The commands that seed an empty database. Their ids follow from what they say, so that sending them twice is once. */
export function siteArrivals(site: Site): Arrival[] {
  const people = Object.entries(site.people);
  return [
    // First, so that there is somebody who lists the agents (R-LIST).
    ...Object.entries(site.workgroups).map(([workgroup, settings]) =>
      arrival('workgroup.configure', { workgroup, ...settings }),
    ),
    ...people.flatMap(([id, person]) =>
      person.agent
        ? [
            arrival('agent.configure', {
              agent: id,
              rights: person.agent,
              ...(person.workgroups && { workgroups: person.workgroups }),
            }),
          ]
        : [],
    ),
    ...people.flatMap(([id, person]) =>
      person.supervisor ? [arrival('supervisor.configure', { supervisor: id })] : [],
    ),
  ];
}

function arrival<Type extends CommandType>(type: Type, body: CommandBody<Type>): Arrival {
  const id = createHash('sha256')
    .update(JSON.stringify([type, body]))
    .digest('hex')
    .slice(0, 32);
  const nobody: Address = agent('site');
  return { user: 'service.site', id: `site-${id}`, self: firstActor(type, body, nobody), type, body };
}
