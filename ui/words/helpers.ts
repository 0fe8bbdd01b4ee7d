/** Who helps with a request, and who had to leave it, as an agent or a supervisor reads it. */
import { msg, str } from '@lit/localize';
import type { RequestView } from '../../machines/wire.ts';
import type { NameOf } from './names.ts';
import { namesWords } from './names.ts';

interface Helped {
  responsible: string | null;
  helpers: readonly string[];
}

/** "Sue is helping, with Sam and you". `me` is the reader where the reader may be one of them. */
export function helpersWords({ responsible, helpers }: Helped, nameOf: NameOf, me?: string): string {
  const name: NameOf = (person) => (person === me ? msg('you', { desc: 'as in: with Sam and you' }) : nameOf(person));
  const others = helpers.filter((person) => person !== responsible).sort((a, b) => Number(a === me) - Number(b === me));
  if (others.length === 0) {
    if (responsible === null) return msg('A supervisor is helping');
    return responsible === me ? msg('You are helping') : msg(str`${nameOf(responsible)} is helping`);
  }
  const names = namesWords(others, name);
  if (responsible === null) return msg(str`A supervisor is helping, with ${names}`);
  return responsible === me
    ? msg(str`You are helping, with ${names}`)
    : msg(str`${nameOf(responsible)} is helping, with ${names}`);
}

/** Who answered for an unattended request before; undefined if that cannot be told from what is known of it. */
export function whoLeft(request: RequestView | undefined): string | undefined {
  const former = Object.entries(request?.participants ?? {})
    .filter(([person, action]) => action === 'accepted' && !request?.helpers.includes(person))
    .map(([person]) => person);
  return former.length === 1 ? former[0] : undefined;
}
