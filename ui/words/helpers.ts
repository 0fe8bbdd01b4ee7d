/** Who helps with a request, and who had to leave it, as an agent or a supervisor reads it. */
import type { RequestView } from '../../machines/wire.ts';
import type { NameOf } from './names.ts';
import { namesWords } from './names.ts';

interface Helped {
  responsible: string | null;
  helpers: readonly string[];
}

/** "Sue is helping, with Sam and you". `me` is the reader where the reader may be one of them. */
export function helpersWords({ responsible, helpers }: Helped, nameOf: NameOf, me?: string): string {
  const name: NameOf = (person) => (person === me ? 'you' : nameOf(person));
  const others = helpers.filter((person) => person !== responsible).sort((a, b) => Number(a === me) - Number(b === me));
  const lead =
    responsible === null
      ? 'A supervisor is helping'
      : responsible === me
        ? 'You are helping'
        : `${nameOf(responsible)} is helping`;
  return others.length === 0 ? lead : `${lead}, with ${namesWords(others, name)}`;
}

/** Who answered for an unattended request before; undefined if that cannot be told from what is known of it. */
export function whoLeft(request: RequestView | undefined): string | undefined {
  const former = Object.entries(request?.participants ?? {})
    .filter(([person, action]) => action === 'accepted' && !request?.helpers.includes(person))
    .map(([person]) => person);
  return former.length === 1 ? former[0] : undefined;
}
