/** Who else is asked, as a supervisor reads it on a toast: "Also asked: Sam (has seen it), Farid (ignored it)". */
import type { RequestView, WorkgroupView } from '../../machines/wire.ts';
import type { NameOf } from './names.ts';

/** Names on one toast; the rest is a number. */
const namedMax = 6;

export function askedWords(request: RequestView, group: WorkgroupView | undefined, me: string, nameOf: NameOf): string {
  const { agent, escalated, seen, participants, state } = request;
  const configured = [...(group?.supervisors ?? []), ...(escalated ? (group?.escalation ?? []) : [])];
  const present = configured.filter((person) => group?.supervising.includes(person));
  const ignored = Object.keys(participants).filter((person) => participants[person] === 'ignored');
  const asked = [...new Set([...present, ...seen, ...ignored])].filter((person) => person !== me && person !== agent);
  if (asked.length === 0) return group ? 'Nobody else is asked' : '';
  const words = asked.slice(0, namedMax).map((person) => {
    // A new round asks those again who ignored it before.
    if (ignored.includes(person)) return `${nameOf(person)} (ignored it${state === 'unattended' ? ' before' : ''})`;
    return seen.includes(person) ? `${nameOf(person)} (has seen it)` : nameOf(person);
  });
  const more = asked.length - words.length;
  return `Also asked: ${words.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
