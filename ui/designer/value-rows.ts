/** A context as rows of a table: each place with its name, how deep it is, and its value in a line. Pure. */

export interface ValueRow {
  path: string;
  name: string;
  depth: number;
  /** Undefined: what is in it follows, row by row. */
  text?: string;
  kind: 'text' | 'number' | 'boolean' | 'nothing' | 'words' | 'within';
  /** Members of what is within. */
  count?: number;
}

/** More would be read by nobody, and be slow to draw. */
export const valueRowsMax = 300;
const inlineMax = 60;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isPlain = (value: unknown) => !isRecord(value);
const plainText = (value: unknown): string =>
  value === null ? 'null' : value === undefined ? 'undefined' : String(value);

function kindOf(value: unknown): ValueRow['kind'] {
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'number' || typeof value === 'boolean' ? (typeof value as 'number' | 'boolean') : 'text';
}

/** A short list, or a reference to a text, is read in one line. */
function inLine(value: object): string | undefined {
  if (Array.isArray(value) && value.every(isPlain)) {
    const said = value.map(plainText).join(', ');
    return said.length <= inlineMax ? `[${said}]` : undefined;
  }
  const { id, length, body } = value as { id?: unknown; length?: unknown; body?: unknown };
  const keys = Object.keys(value);
  if (typeof body === 'string' && keys.includes('length')) return `“${body}”`;
  if (keys.length === 2 && typeof id === 'string' && typeof length === 'number') return `“…” (${length})`;
  return keys.length === 0 ? (Array.isArray(value) ? '[]' : '{}') : undefined;
}

export function valueRows(value: unknown): ValueRow[] {
  const rows: ValueRow[] = [];
  const add = (name: string, one: unknown, path: string, depth: number) => {
    if (rows.length >= valueRowsMax) return;
    const at = { path, name, depth };
    if (!isRecord(one)) {
      rows.push({ ...at, text: plainText(one), kind: kindOf(one) });
      return;
    }
    const line = inLine(one);
    if (line !== undefined) {
      rows.push({ ...at, text: line, kind: 'words' });
      return;
    }
    const members = Object.entries(one);
    rows.push({ ...at, kind: 'within', count: members.length });
    for (const [key, member] of members) {
      add(Array.isArray(one) ? String(Number(key) + 1) : key, member, `${path}.${key}`, depth + 1);
    }
  };
  for (const [name, one] of Object.entries(isRecord(value) ? value : { '': value })) add(name, one, name, 0);
  return rows;
}

/** In one line, for a place that has no more room. */
export function valueText(value: unknown): string {
  if (!isRecord(value)) return plainText(value);
  return inLine(value) ?? JSON.stringify(value);
}
