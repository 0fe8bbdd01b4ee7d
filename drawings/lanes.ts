/** In which order lanes stand: from left to right as a request travels, people outside of their actors. */
import { isAddress, partsOf } from '../machines/names.ts';

/** Who asks, what it is about, who helps. */
const places = ['acd', 'admin', 'agent', 'interaction', 'request', 'workgroup', 'supervisor'];

/** `helps`: users who are known to be supervisors; any other is taken for an agent. */
export function inLaneOrder(ids: Iterable<string>, helps: ReadonlySet<string>): string[] {
  const place = (id: string) => {
    if (isAddress(id)) return places.indexOf(partsOf(id).kind) * 10 + 5;
    const program = places.indexOf(id.replace(/^service\./, ''));
    if (program >= 0) return program * 10;
    return helps.has(id) ? places.indexOf('supervisor') * 10 + 6 : places.indexOf('agent') * 10 + 4;
  };
  const person = (id: string) => (isAddress(id) ? partsOf(id).id : id);
  return [...ids].sort((a, b) => {
    const isSame = Math.floor(place(a) / 10) === Math.floor(place(b) / 10);
    if (isSame && person(a) !== person(b)) return person(a) < person(b) ? -1 : 1;
    return place(a) - place(b);
  });
}
