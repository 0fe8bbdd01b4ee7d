/** Steps in which the administrator changes a workgroup or a person's rights, or a workgroup is slow to answer. */
import type { Conversation, Media, Rights } from '../../machines/commands.ts';
import { event } from '../language/vocabulary.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Scene, WorkgroupSettings } from '../runner/scene.ts';

async function change(
  scene: Scene,
  workgroup: string,
  says: string,
  to: (settings: WorkgroupSettings) => WorkgroupSettings,
): Promise<void> {
  const before = scene.workgroups.get(workgroup);
  if (!before) throw new Impossible(`There is no workgroup ${workgroup}.`);
  const settings = to(before);
  scene.workgroups.set(workgroup, settings);
  scene.chronicle.note('administrator', 'does', says);
  await scene.serve('administrator', 'workgroup.configure', { workgroup, ...settings });
}

const without = (people: readonly string[], person: string) => people.filter((other) => other !== person);

async function allow(scene: Scene, agent: string, canRequestAssistanceFromSupervisor: boolean): Promise<void> {
  scene.chronicle.note('administrator', 'does', `lets ${agent} ask: ${canRequestAssistanceFromSupervisor}`);
  await configure(scene, agent, { rights: { showAssistanceButton: true, canRequestAssistanceFromSupervisor } });
}

/** What the site says of an agent, with one thing changed. */
async function configure(scene: Scene, agent: string, change: { rights?: Rights; workgroups?: string[] }) {
  const { agent: rights, workgroups = [] } = scene.site.people[agent] ?? {};
  if (!rights) throw new Impossible(`${scene.name(agent)} is no agent.`);
  await scene.serve('administrator', 'agent.configure', { agent, rights, workgroups, ...change });
}

export const administrationSteps = [
  event(
    '{person} is taken out of {workgroup}',
    'The administrator no longer lists a person as supervisor or escalation supervisor of a workgroup.',
    (scene: Scene, person: string, workgroup: string) =>
      change(scene, workgroup, `takes ${person} out of ${workgroup}`, (settings) => ({
        ...settings,
        supervisors: without(settings.supervisors, person),
        escalation: without(settings.escalation, person),
      })),
  ),
  event(
    '{person} becomes a supervisor of {workgroup}',
    'The administrator lists a person among the supervisors of a workgroup.',
    (scene: Scene, person: string, workgroup: string) =>
      change(scene, workgroup, `makes ${person} a supervisor of ${workgroup}`, (settings) => ({
        ...settings,
        supervisors: [...without(settings.supervisors, person), person],
      })),
  ),
  event(
    '{workgroup} permits requests on {media} only while {state}',
    'The administrator sets in which state an interaction of a media type may be asked about.',
    (scene: Scene, workgroup: string, media: Media, state: Conversation) =>
      change(scene, workgroup, `permits ${media} only while ${state}`, (settings) => ({
        ...settings,
        permitted: { ...settings.permitted, [media]: [state] },
      })),
  ),
  event(
    '{person} works for {workgroup} only',
    'The administrator lists an agent in one workgroup.',
    async (scene: Scene, person: string, workgroup: string) => {
      scene.chronicle.note('administrator', 'does', `lets ${person} work for ${workgroup} only`);
      await configure(scene, person, { workgroups: [workgroup] });
    },
  ),
  event(
    '{person} may no longer ask for assistance',
    'The administrator takes the right to use the button; it stays visible.',
    (scene: Scene, person: string) => allow(scene, person, false),
  ),
  event(
    '{person} may ask for assistance again',
    'The administrator gives the right to use the button.',
    (scene: Scene, person: string) => allow(scene, person, true),
  ),
  event(
    '{person} is no longer shown the Assistance button',
    'The administrator takes the right to see the button; the right to use it stays.',
    async (scene: Scene, person: string) => {
      scene.chronicle.note('administrator', 'does', `hides the button of ${person}`);
      const rights = { showAssistanceButton: false, canRequestAssistanceFromSupervisor: true };
      await configure(scene, person, { rights });
    },
  ),
];
