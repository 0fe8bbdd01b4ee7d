/** How names and numbers are replaced in what assistance charts keep and say. */
import type { About, Rewriting } from '../world.ts';

/** A list under one of these keys has an order of its own; every other list of names is a set, kept sorted. */
const sequences = ['owed'];
const toast = /^([^/]+[.]\d+)[/]([^/]+)[/](\d+)$/;

export function rewrite(value: unknown, rewriting: Rewriting, about: About): unknown {
  if (about.to === 'P-TOAST-GRANT')
    return rewriteGrants(value as Record<string, Record<string, unknown>>, rewriting, about);
  return rewriteIn(value, rewriting, about, {}, '');
}

type Around = Readonly<Record<string, unknown>>;

function rewriteIn(value: unknown, rewriting: Rewriting, about: About, around: Around, key: string): unknown {
  if (typeof value === 'string') return word(value, rewriting);
  if (typeof value === 'number') return number(value, rewriting, about, around, key);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const after = value.map((one) => rewriteIn(one, rewriting, about, around, key));
    const isSet = !sequences.includes(key) && after.every((one) => typeof one === 'string');
    return isSet && after.some((one, n) => one !== value[n]) ? after.sort() : after;
  }
  return record(
    value as Around,
    (inner, name) =>
      key === 'showings' && typeof inner === 'number'
        ? rewriting.number(`showing ${around.id}|${name}`, inner)
        : rewriteIn(inner, rewriting, about, value as Around, name),
    (name) => word(name, rewriting),
  );
}

/** Its keys sorted again if any of them became another one; without those of which nothing is left. */
function record(
  value: Around,
  inside: (inner: unknown, key: string) => unknown,
  name: (key: string) => string,
): Record<string, unknown> {
  const entries = Object.entries(value);
  const after = entries.map(([key, inner]): [string, unknown] => [name(key), inside(inner, key)]);
  const isChanged = after.some(([key], n) => key !== entries[n]![0]);
  if (isChanged) after.sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(after);
}

/** Names are parts of addresses, requests, toasts and commands. */
function word(text: string, rewriting: Rewriting): string {
  const [, request, supervisor, showing] = toast.exec(text) ?? [];
  if (request && supervisor && showing) {
    const counted = rewriting.number(`showing ${request}|${supervisor}`, Number(showing));
    return `${names(request, rewriting)}/${rewriting.name(supervisor)}/${counted}`;
  }
  return names(text, rewriting);
}

const names = (text: string, { name }: Rewriting) =>
  text
    .split(/([/. ])/)
    .map(name)
    .join('');

function number(value: number, rewriting: Rewriting, { from, to }: About, around: Around, key: string): number {
  if (key === 'lastShowing') return rewriting.ceiling(`showing ${around.id}`, value);
  // 0: there is none yet.
  if (value === 0) return 0;
  if (key === 'attempt') {
    return rewriting.number(`attempt of ${around.interaction ?? to.slice('interaction/'.length)}`, value) ?? value;
  }
  if (key === 'version') {
    const sender = from.startsWith('workgroup/') ? from : to;
    return rewriting.number(`version of ${around.workgroup ?? sender.slice('workgroup/'.length)}`, value) ?? value;
  }
  return value;
}

/** Who was in a roster is remembered as long as somebody speaks of that version. */
const rewriteGrants = (memory: Record<string, Record<string, unknown>>, rewriting: Rewriting, about: About) =>
  record(
    memory,
    (versions, group) =>
      Object.fromEntries(
        Object.entries(versions as Record<string, unknown>).flatMap(([version, roster]): [string, unknown][] => {
          const kept = rewriting.number(`version of ${group}`, Number(version));
          return kept === undefined ? [] : [[`${kept}`, rewriteIn(roster, rewriting, about, {}, '')]];
        }),
      ),
    (group) => names(group, rewriting),
  );
