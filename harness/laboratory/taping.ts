/** Keeps the turns of one scenario on the model, and what was written in it, so that it can be stepped through afterwards. */
import type { Turn } from '../../server/actors/host.ts';
import type { MemoryHost } from '../../server/actors/memory-host.ts';
import type { Site } from '../../server/site.ts';
import { tapeLimits } from '../tapes/library.ts';
import type { Taped } from './tasks.ts';

export class Taping {
  readonly #turns: Turn[] = [];
  #host: MemoryHost | undefined;

  note({ n, envelope, effects }: Turn, host: MemoryHost): void {
    this.#host = host;
    if (this.#turns.length < tapeLimits.turns) this.#turns.push({ n, envelope, effects });
  }

  /** Undefined if nothing happened. */
  async end(site: Site): Promise<Taped | undefined> {
    if (!this.#host) return undefined;
    const texts: Record<string, string> = {};
    for (const id of textIdsIn(this.#turns)) {
      const text = await this.#host.text(id);
      if (text !== undefined) texts[id] = text;
    }
    return { site, turns: this.#turns, texts };
  }
}

/** Ids of all that is referred to, wherever it stands. */
function textIdsIn(value: unknown, ids = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return ids;
  const { id, length } = value as { id?: unknown; length?: unknown };
  if (typeof id === 'string' && typeof length === 'number') ids.add(id);
  for (const each of Object.values(value)) textIdsIn(each, ids);
  return ids;
}
