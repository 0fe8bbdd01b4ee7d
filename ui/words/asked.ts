/** Who else is asked, as a supervisor reads it on a toast: "Also asked: Sam (has seen it) and Farid (ignored it)". */
import { msg, str } from '@lit/localize';
import type { RequestView, WorkgroupView } from '../../machines/wire.ts';
import { listWords, pluralWords } from './formats.ts';
import type { NameOf } from './names.ts';

/** Names on one toast; the rest is a number. */
const namedMax = 6;

/** Of a request that somebody helps with: who else has seen it or ignored it. Empty if nobody has. */
export function reactedWords(request: RequestView, me: string, nameOf: NameOf): string {
  const seen = request.seen.filter((person) => !request.helpers.includes(person));
  const participants = Object.entries(request.participants).filter(([person]) => !request.helpers.includes(person));
  return askedWords({ ...request, seen, participants: Object.fromEntries(participants) }, undefined, me, nameOf);
}

export function askedWords(request: RequestView, group: WorkgroupView | undefined, me: string, nameOf: NameOf): string {
  const { agent, escalated, seen, participants, state } = request;
  const configured = [...(group?.supervisors ?? []), ...(escalated ? (group?.escalation ?? []) : [])];
  const present = configured.filter((person) => group?.supervising.includes(person));
  const ignored = Object.keys(participants).filter((person) => participants[person] === 'ignored');
  const asked = [...new Set([...present, ...seen, ...ignored])].filter((person) => person !== me && person !== agent);
  if (asked.length === 0) return group ? msg('Nobody else is asked') : '';
  const words = asked.slice(0, namedMax).map((person) => {
    const name = nameOf(person);
    // A new round asks those again who ignored it before.
    if (ignored.includes(person))
      return state === 'unattended' ? msg(str`${name} (ignored it before)`) : msg(str`${name} (ignored it)`);
    return seen.includes(person) ? msg(str`${name} (has seen it)`) : name;
  });
  const more = asked.length - words.length;
  if (more > 0) {
    words.push(
      pluralWords(
        more,
        (number) => msg(str`${number} other`),
        (number) => msg(str`${number} more`),
      ),
    );
  }
  return msg(str`Also asked: ${listWords(words)}`);
}
