/** What an administrator changes in a script, and what that makes of the site. The same for every stage; sends nothing. */
import type { Edit } from '../../server/directory/change.ts';
import { editOf } from '../../server/directory/change.ts';
import type { Site } from '../../server/site.ts';
import { Impossible } from './impossible.ts';

export type SiteChange =
  | { change: 'takeOut'; person: string; workgroup: string }
  | { change: 'addReason'; reason: string; workgroup: string }
  | { change: 'escalateAfter'; seconds: number; workgroup: string }
  | { change: 'mayAsk'; person: string; may: boolean }
  /** Also from the workgroups that name them. */
  | { change: 'remove'; person: string };

export function editsFor(site: Site, change: SiteChange): Edit[] {
  if ('workgroup' in change) return [editOf('workgroup', change.workgroup, groupAfter(site, change))];
  const { person } = change;
  const known = site.people[person];
  if (!known) throw new Impossible(`Nobody is called ${person} any more.`);
  if (change.change === 'mayAsk') {
    if (!known.agent) throw new Impossible(`${person} is no agent.`);
    const agent = { ...known.agent, canRequestAssistanceFromSupervisor: change.may };
    return [editOf('person', person, { ...known, agent })];
  }
  const groups = Object.keys(site.workgroups).flatMap((workgroup) => {
    const after = groupAfter(site, { change: 'takeOut', person, workgroup });
    const { supervisors, escalation } = site.workgroups[workgroup]!;
    const isNamed = [...supervisors, ...escalation].includes(person);
    return isNamed ? [editOf('workgroup', workgroup, after)] : [];
  });
  return [...groups, editOf('person', person, null)];
}

function groupAfter(site: Site, change: Extract<SiteChange, { workgroup: string }>) {
  const group = site.workgroups[change.workgroup];
  if (!group) throw new Impossible(`There is no workgroup ${change.workgroup} any more.`);
  switch (change.change) {
    case 'takeOut': {
      const isAnother = (one: string) => one !== change.person;
      return {
        ...group,
        supervisors: group.supervisors.filter(isAnother),
        escalation: group.escalation.filter(isAnother),
      };
    }
    case 'addReason':
      return { ...group, reasons: [...(group.reasons ?? []), { id: change.reason, label: change.reason }] };
    case 'escalateAfter':
      return { ...group, escalateAfterSeconds: change.seconds };
  }
}
