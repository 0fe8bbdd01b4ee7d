/** From the sessions of a trace to the desks that people sit at: a first one of each kind, and one in a second browser. */
import type { Application, CommandBody } from '../../machines/commands.ts';
import { isSupervisorApplication } from '../../machines/commands.ts';
import { partsOf } from '../../machines/names.ts';
import type { Site } from '../../server/site.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Names, Sentence } from './sentences.ts';
import type { Acted } from './trace.ts';

const applications: Record<Application, string> = {
  client: 'the agent client',
  supervisor: 'Interaction Supervisor',
  businessManager: 'IC Business Manager',
};

interface Seated {
  person: string;
  application: Application;
  isSecond: boolean;
}

const deskOf = (application: Application) => (isSupervisorApplication(application) ? 'supervisor' : 'agent');

export class Seats {
  readonly #site: Site;
  readonly #names: Names;
  readonly #seated = new Map<string, Seated>();

  constructor(site: Site, names: Names) {
    this.#site = site;
    this.#names = names;
  }

  /** Undefined if the step before it has said so already. Throws Impossible for what no desk does. */
  sentence({ self, command, body }: Acted): Sentence | undefined {
    const { kind, id: person } = partsOf(self);
    const { session } = body as CommandBody<'session.end'>;
    const who = this.#names.person(person);
    const key = `${person} ${session}`;
    if (command === 'session.end') return this.#end(key, who, kind);
    const { application } = body as CommandBody<'session.start'>;
    if (!this.#site.people[person]?.[kind as 'agent' | 'supervisor'])
      throw new Impossible(`${who} is no ${kind} here.`);
    // An agent's client of somebody who is a supervisor too is told to both actors at once.
    if (application === 'client' && kind === 'supervisor') {
      if (this.#site.people[person]?.agent) return undefined;
      throw new Impossible(`${who} has no agent client on this site.`);
    }
    if (this.#seated.has(key)) throw new Impossible(`The session ${session} of ${who} begins twice.`);
    const others = [...this.#seated.values()].filter((seat) => seat.person === person);
    const isSecond = others.some((seat) => !seat.isSecond && deskOf(seat.application) === deskOf(application));
    if (isSecond && others.some((seat) => seat.isSecond)) throw new Impossible(`${who} has two browsers at most.`);
    this.#seated.set(key, { person, application, isSecond });
    return { text: `${who} logs on to ${applications[application]}${isSecond ? ' in a second browser' : ''}` };
  }

  #end(key: string, who: string, kind: string): Sentence | undefined {
    const seat = this.#seated.get(key);
    if (!seat) {
      // Told to both actors of somebody who is an agent too.
      const { agent, supervisor } = this.#site.people[key.split(' ')[0] as string] ?? {};
      if (kind === 'supervisor' && agent && supervisor) return undefined;
      throw new Impossible(`${who} ends a session that never began.`);
    }
    if (kind === 'supervisor' && seat.application === 'client') return undefined;
    this.#seated.delete(key);
    if (seat.isSecond) return { text: `${who} logs off in the second browser` };
    const others = [...this.#seated.values()].filter((other) => other.person === seat.person && !other.isSecond);
    return { text: `${who} logs off${others.length > 0 ? ` from ${applications[seat.application]}` : ''}` };
  }
}

/**
 * People of whom a trace tells more than once of a session that no desk has, such as one with two applications. They are told
 * without a desk from the beginning, so that their sessions keep the names that the trace has for them.
 */
export function withoutDesk(sessions: readonly Acted[], site: Site, names: Names): ReadonlySet<string> {
  const seats = new Seats(site, names);
  const found = new Set<string>();
  const sessionOf = ({ self, body }: Acted) => `${partsOf(self).id} ${(body as CommandBody<'session.end'>).session}`;
  for (const act of sessions) {
    try {
      seats.sentence(act);
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
      const isToldAgain = sessions.some((other) => other !== act && sessionOf(other) === sessionOf(act));
      if (isToldAgain) found.add(partsOf(act.self).id);
    }
  }
  return found;
}
