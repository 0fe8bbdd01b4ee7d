/** States of a chart as XState tells them, as paths: `{ open: 'waiting' }` is in `open` and in `open.waiting`. */

/** Every state that it is in, outer ones first. */
export function pathsIn(value: unknown, within = ''): string[] {
  const at = (name: string) => (within === '' ? name : `${within}.${name}`);
  if (typeof value === 'string') return value === '' ? [] : [at(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [at(name), ...pathsIn(inner, at(name))]);
}

/** The innermost ones: `open.waiting`; of regions side by side, `conversation.held, assistance.free`. */
export function leavesOf(value: unknown): string {
  const paths = pathsIn(value);
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`))).join(', ');
}
