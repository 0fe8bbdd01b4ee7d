/** What would have to be changed: of edits those that change something, and of a whole site all that is not as it says. */
import { canonical } from '../../machines/records.ts';
import type { Site } from '../site.ts';
import type { Edit } from './change.ts';
import { editOf, editsOf } from './change.ts';
import type { Directory } from './directory.ts';

export const withoutIdle = (directory: Pick<Directory, 'thing'>, edits: readonly Edit[]): Edit[] =>
  edits.filter(({ kind, id, value }) => canonical(directory.thing(kind, id) ?? null) !== canonical(value));

/**
 * The edits that replace the site by another one. Where that says nothing of a secret, whoever has one keeps it: a file that
 * was exported without secrets locks nobody out.
 */
export function replacing(directory: Directory, site: Site): Edit[] {
  const edits = editsOf(site).map((edit): Edit => {
    if (edit.kind === 'person' && edit.value && edit.value.password === undefined) {
      const password = directory.person(edit.id)?.password;
      return editOf('person', edit.id, { ...edit.value, ...(password !== undefined && { password }) });
    }
    if (edit.kind === 'service' && edit.value && edit.value.token === undefined) {
      const token = directory.thing('service', edit.id)?.token;
      return editOf('service', edit.id, { ...edit.value, ...(token !== undefined && { token }) });
    }
    return edit;
  });
  const named = new Set(edits.map(({ kind, id }) => `${kind} ${id}`));
  const gone = editsOf(directory.site()).filter(({ kind, id }) => !named.has(`${kind} ${id}`));
  return withoutIdle(directory, [...edits, ...gone.map(({ kind, id }) => editOf(kind, id, null))]);
}
