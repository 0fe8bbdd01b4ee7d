/**
 * Moves a run from the site it was recorded on to one that scripts know, so that it can be told in their language: as it
 * is if the same people are there, or with people, workgroups and interactions called by other names.
 */
import type { CommandBody } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import { interactionOf, partsOf, partsOfToast, requestId, toastId } from '../../machines/names.ts';
import type { Site } from '../../server/site.ts';
import { defaultSite } from '../language/compile.ts';
import type { Sites } from '../language/library.ts';
import type { Acted, Trace } from '../traces/trace.ts';

/** Undefined if none of the sites shows it. */
export function onSite(
  trace: Trace,
  sites: Pick<Sites, 'names' | 'site'>,
  shown: (trace: Trace) => Trace | undefined,
): Trace | undefined {
  // Scripts need not name the one that they are written for; of the others, the smallest cast first.
  const peopleOn = (name: string) => (name === defaultSite ? 0 : Object.keys(sites.site(name).people).length);
  const names = sites.names.toSorted((a, b) => peopleOn(a) - peopleOn(b));
  for (const name of names) {
    const here = shown({ ...seededBySite(trace), site: name });
    if (here) return here;
  }
  for (const name of names) {
    const moved = renamed(trace, sites.site(name));
    const here = moved && shown({ ...seededBySite(moved), site: name });
    if (here) return here;
  }
  return undefined;
}

/** What the site does by itself is left out. */
const seededBySite = (trace: Trace): Trace => ({
  ...trace,
  steps: trace.steps.filter((step, at) => {
    const cause = step.type === 'settle' ? trace.steps[at - 1] : step;
    return !(cause?.type === 'act' && cause.command.endsWith('.configure'));
  }),
});

interface Names {
  people: Map<string, string>;
  workgroups: Map<string, string>;
  interactions: Map<string, string>;
}

function renamed(trace: Trace, site: Site): Trace | undefined {
  const names = namesOn(trace, site);
  if (!names) return undefined;
  const steps = trace.steps.map((step) => {
    if (step.type === 'act') return actAs(step, names);
    return step.type === 'fire' ? { ...step, actor: addressAs(step.actor, names) } : step;
  });
  return { ...trace, steps };
}

/** Who plays whom. Undefined if the site has too few of a kind. */
function namesOn(trace: Trace, site: Site): Names | undefined {
  const cast = castOf(trace);
  const [workgroup, settings] = Object.entries(site.workgroups)[0] ?? [];
  if (!workgroup || !settings || cast.workgroups.size > 1) return undefined;
  const agents = Object.entries(site.people).flatMap(([id, person]) =>
    person.agent?.canRequestAssistanceFromSupervisor && !person.supervisor ? [id] : [],
  );
  const people = new Map<string, string>();
  for (const [played, players] of [
    [cast.agents, agents],
    [cast.supervisors, settings.supervisors],
    [cast.escalation, settings.escalation],
  ] as const) {
    const free = [...players];
    for (const person of played) {
      if (people.has(person)) continue;
      const player = free.shift();
      if (!player) return undefined;
      people.set(person, player);
    }
  }
  const interactions = new Map([...cast.interactions].map((id, at) => [id, `c${at + 1}`]));
  return { people, workgroups: new Map([...cast.workgroups].map((id) => [id, workgroup])), interactions };
}

/** Who acts in a run, and on what. Whoever is configured and never acts is not needed. */
function castOf({ steps }: Trace) {
  const [agents, supervisors, escalation] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const [workgroups, interactions] = [new Set<string>(), new Set<string>()];
  const acts = steps.filter((step): step is Acted => step.type === 'act');
  const escalating = new Set(acts.flatMap(({ body }) => (body as { escalation?: string[] }).escalation ?? []));
  const supervising = (person: string) => (escalating.has(person) ? escalation : supervisors).add(person);
  for (const { self, command, body } of acts) {
    if (command.endsWith('.configure')) continue;
    const { kind, id } = partsOf(self);
    if (kind === 'supervisor') supervising(id);
    else if (!command.startsWith('interaction.')) agents.add(id);
    const { agent, to, workgroup, interaction } = body as Record<string, string | undefined>;
    if (agent) agents.add(agent);
    if (to) supervising(to);
    if (workgroup) workgroups.add(workgroup);
    if (interaction) interactions.add(interaction);
  }
  return { agents, supervisors, escalation, workgroups, interactions };
}

function actAs(act: Acted, names: Names): Acted {
  const { self, command } = act;
  const isService = command.startsWith('interaction.') || command.endsWith('.configure');
  const body = bodyAs(act.body as Record<string, unknown>, names) as CommandBody;
  const to = isService ? self : addressAs(self, names);
  const what = Object.values(body).find((part) => typeof part === 'string');
  return { ...act, self: to, body, name: `${partsOf(to).id} ${command} ${what ?? ''}`.trim() };
}

function bodyAs(body: Record<string, unknown>, names: Names): Record<string, unknown> {
  const { people, workgroups, interactions } = names;
  const said = Object.entries(body).map(([key, value]) => {
    if (typeof value !== 'string') return [key, value];
    switch (key) {
      case 'agent':
      case 'to':
        return [key, people.get(value) ?? value];
      case 'workgroup':
        return [key, workgroups.get(value) ?? value];
      case 'interaction':
        return [key, interactions.get(value) ?? value];
      case 'request':
        return [key, requestAs(value, names)];
      case 'toast': {
        const { request, supervisor, showing } = partsOfToast(value);
        return [key, toastId(requestAs(request, names), people.get(supervisor) ?? supervisor, showing)];
      }
      default:
        return [key, value];
    }
  });
  return Object.fromEntries(said);
}

const requestAs = (request: string, { interactions }: Names): string => {
  const own = interactionOf(request);
  return requestId(interactions.get(own) ?? own, Number(request.slice(own.length + 1)));
};

function addressAs(address: Address, names: Names): Address {
  const { kind, id } = partsOf(address);
  switch (kind) {
    case 'request':
      return `request/${requestAs(id, names)}`;
    case 'interaction':
      return `interaction/${names.interactions.get(id) ?? id}`;
    case 'workgroup':
      return `workgroup/${names.workgroups.get(id) ?? id}`;
    default:
      return `${kind}/${names.people.get(id) ?? id}`;
  }
}
