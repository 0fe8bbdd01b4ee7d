/** Which requests somebody may see, and of which also the texts. The one place that decides it for every query. */
import type { FastifyRequest } from 'fastify';
import { isSupervisorApplication } from '../../machines/commands.ts';
import { supervisor } from '../../machines/names.ts';
import { project } from '../../machines/projection.ts';
import type { RequestView } from '../../machines/wire.ts';
import type { Host } from '../actors/host.ts';
import type { Directory } from '../directory/directory.ts';
import { readsTexts } from '../plugins/session.ts';
import { Refused } from '../problems.ts';

export interface Sight {
  /** An administrator, or a service that may see every request. */
  isEverything: boolean;
  /** The person, if it is one. */
  person: string | undefined;
  /** Workgroups whose requests a supervisor may see. */
  memberOf: readonly string[];
  /** Whether the texts of a request that may be seen may be read too. */
  readsTexts: boolean;
}

/** Throws Refused: `notAuthenticated`, or `roleMissing` for a service that only posts. */
export async function sightOf(
  { person, office, service }: Pick<FastifyRequest, 'person' | 'office' | 'service'>,
  host: Pick<Host, 'peek'>,
  directory: Pick<Directory, 'person'>,
): Promise<Sight> {
  if (office) {
    if (office.application !== 'administrator') throw new Refused('roleMissing');
    return everything(readsTexts({ office, service }, directory));
  }
  if (service) {
    const isReader = service.scopes.includes('administrator') || service.scopes.includes('transcripts');
    if (!isReader) throw new Refused('roleMissing');
    return everything(readsTexts({ office, service }, directory));
  }
  if (!person) throw new Refused('notAuthenticated');
  const memberOf = isSupervisorApplication(person.application) ? await workgroupsOf(person.person, host) : [];
  return { isEverything: false, person: person.person, memberOf, readsTexts: true };
}

const everything = (reads: boolean): Sight => ({
  isEverything: true,
  person: undefined,
  memberOf: [],
  readsTexts: reads,
});

async function workgroupsOf(person: string, host: Pick<Host, 'peek'>): Promise<readonly string[]> {
  const state = await host.peek(supervisor(person));
  return state ? project('supervisor', state).memberOf : [];
}

/** Whose requests lists, tables and measures tell: whatever is counted there may be looked at one by one. */
export interface Told {
  isEverything: boolean;
  workgroups: readonly string[];
  /** Asked by this person. */
  agent: string | undefined;
}

export const toldOf = ({ isEverything, memberOf, person }: Sight): Told => ({
  isEverything,
  workgroups: memberOf,
  agent: person,
});

export const isTold = (
  { isEverything, workgroups, agent }: Told,
  one: Pick<RequestView, 'workgroup' | 'agent'>,
): boolean => isEverything || workgroups.includes(one.workgroup) || one.agent === agent;

/** What happened to the interaction, and who was refused on it, beside what its own agent did: for those who answer for the workgroup. */
export const maySeeInteraction = ({ isEverything, memberOf }: Sight, view: RequestView): boolean =>
  isEverything || memberOf.includes(view.workgroup);

export const maySee = ({ isEverything, person, memberOf }: Sight, view: RequestView): boolean =>
  isEverything || memberOf.includes(view.workgroup) || (person !== undefined && takesPart(view, person));

const takesPart = ({ agent, participants, helpers }: RequestView, person: string) =>
  person === agent || participants[person] === 'accepted' || helpers.includes(person);
