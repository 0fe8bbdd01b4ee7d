/**
 * What the charts are told of changes: the commands that make them as the directory is. Their ids follow from the numbers of
 * the changes, so that telling the same twice is once; a client cannot make such an id.
 */

import type { ThingKind } from '../../machines/administration.ts';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import { firstActor } from '../../machines/commands.ts';
import { agent } from '../../machines/names.ts';
import { canonical } from '../../machines/records.ts';
import type { Arrival } from '../actors/host.ts';
import type { Site, SitePerson } from '../site.ts';
import type { Change, ThingOf } from './change.ts';
import { editsOf } from './change.ts';

const noRights = { showAssistanceButton: false, canRequestAssistanceFromSupervisor: false };

/** One change of a set, and what was there before it. */
interface Step<Kind extends ThingKind> {
  change: Change;
  is: ThingOf[Kind] | undefined;
  was: ThingOf[Kind] | undefined;
}

/** Of changes that were made together. `former` finds the change of the same thing before. */
export function arrivalsOf(
  changes: readonly Change[],
  former: (change: Change) => Pick<Change, 'value'> | undefined,
): Arrival[] {
  const steps = <Kind extends ThingKind>(kind: Kind): Step<Kind>[] =>
    changes
      .filter((change) => change.kind === kind)
      .map((change) => ({
        change,
        is: (change.value ?? undefined) as ThingOf[Kind] | undefined,
        was: (former(change)?.value ?? undefined) as ThingOf[Kind] | undefined,
      }));
  const people = steps('person');
  return [
    // First, so that there is somebody who lists the agents (R-LIST).
    ...steps('workgroup').flatMap(ofWorkgroup),
    ...people.flatMap(ofAgent),
    ...people.flatMap(ofSupervisor),
  ];
}

/** The commands that seed an empty database. */
export const siteArrivals = (site: Site): Arrival[] =>
  arrivalsOf(
    editsOf(site).map((edit, index) => ({ ...edit, n: index + 1, at: 0, by: 'service.site', first: 1 })),
    () => undefined,
  );

/** A workgroup that is there no more is one in which nobody helps: its chart goes on with what is under way. */
function ofWorkgroup({ change, is, was }: Step<'workgroup'>): Arrival[] {
  const settings = is ?? (was && { ...was, supervisors: [], escalation: [] });
  if (!settings || (is && isSame(is, was))) return [];
  return [arrival(change, 'workgroup.configure', { workgroup: change.id, ...settings })];
}

function ofAgent({ change, is, was }: Step<'person'>): Arrival[] {
  const [now, before] = [agentOf(is), agentOf(was)];
  if ((!now && !before) || isSame(now, before)) return [];
  const { rights, workgroups } = now ?? { rights: noRights, workgroups: undefined };
  return [arrival(change, 'agent.configure', { agent: change.id, rights, ...(workgroups && { workgroups }) })];
}

const agentOf = (person: SitePerson | undefined) =>
  person?.agent && { rights: person.agent, workgroups: person.workgroups };

function ofSupervisor({ change, is, was }: Step<'person'>): Arrival[] {
  return is?.supervisor && !was?.supervisor ? [arrival(change, 'supervisor.configure', { supervisor: change.id })] : [];
}

const isSame = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null);

function arrival<Type extends CommandType>({ n, by }: Change, type: Type, body: CommandBody<Type>): Arrival {
  const self = firstActor(type, body, agent('nobody'));
  return { user: by, id: `change.${n}.${self.slice(0, self.indexOf('/'))}`, self, type, body };
}
