/**
 * Moves a run from the site it was recorded on to one that scripts know, so that it can be told in their language: as it
 * is if the same people are there, or with people, workgroups and interactions called by other names.
 */
import { partsOf } from '../../machines/names.ts';
import type { Site } from '../../server/site.ts';
import { defaultSite } from '../language/compile.ts';
import type { Sites } from '../language/library.ts';
import type { OtherNames } from '../traces/renamed.ts';
import { stepAs } from '../traces/renamed.ts';
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

function renamed(trace: Trace, site: Site): Trace | undefined {
  const names = namesOn(trace, site);
  return names && { ...trace, steps: trace.steps.map((step) => stepAs(step, names)) };
}

/** Who plays whom. Undefined if the site has too few of a kind. */
function namesOn(trace: Trace, site: Site): OtherNames | undefined {
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
