/** Where else in the site a thing is named that is to go, and the edits that take it out of there too. */
import type { SiteMistake } from '../../machines/wire.ts';
import type { SitePerson } from '../site.ts';
import type { Edit } from './change.ts';
import { editOf } from './change.ts';
import type { Directory } from './directory.ts';

export interface Places {
  /** Empty if it is named nowhere else. */
  mistakes: SiteMistake[];
  edits: Edit[];
}

/** Of a person who is to be no supervisor any more, or not there at all. */
export function placesOfSupervisor(directory: Directory, person: string, now: SitePerson | null): Places {
  const places: Places = { mistakes: [], edits: [] };
  if (now?.supervisor) return places;
  for (const [id, workgroup] of directory.workgroups()) {
    const lists = (['supervisors', 'escalation'] as const).filter((list) => workgroup[list].includes(person));
    if (lists.length === 0) continue;
    for (const list of lists) {
      const says = `'${person}' is among the ${list} of '${id}'`;
      places.mistakes.push({ path: ['workgroups', id, list, workgroup[list].indexOf(person)], says });
    }
    const isAnother = (one: string) => one !== person;
    places.edits.push(
      editOf('workgroup', id, {
        ...workgroup,
        supervisors: workgroup.supervisors.filter(isAnother),
        escalation: workgroup.escalation.filter(isAnother),
      }),
    );
  }
  return places;
}

/** Of a workgroup that is to be there no more. */
export function placesOfWorkgroup(directory: Directory, workgroup: string): Places {
  const places: Places = { mistakes: [], edits: [] };
  for (const [id, person] of directory.people()) {
    const at = person.workgroups?.indexOf(workgroup) ?? -1;
    if (at < 0) continue;
    places.mistakes.push({ path: ['people', id, 'workgroups', at], says: `'${id}' works for '${workgroup}'` });
    const workgroups = person.workgroups?.filter((one) => one !== workgroup) ?? [];
    places.edits.push(editOf('person', id, { ...person, workgroups }));
  }
  return places;
}
