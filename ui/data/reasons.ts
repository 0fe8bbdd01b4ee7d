/** Canned reasons of workgroups, for the form of an agent. Asked for when needed; a site without any has none. */
import * as z from 'zod/mini';
import type { Reason } from '../../machines/commands.ts';
import { reason } from '../../machines/commands.ts';
import type { Fetch } from './desk-fetch.ts';

const answer = z.object({ reasons: z.array(reason) });
const askAgainMs = 30_000;

export class Reasons {
  readonly #known = new Map<string, readonly Reason[]>();
  readonly #askedAt = new Map<string, number>();
  readonly #fetch: Fetch;
  readonly #changed: () => void;

  constructor(ask: Fetch, changed: () => void) {
    this.#fetch = ask;
    this.#changed = changed;
  }

  /** What is known of that workgroup now; asks the server when that is old. */
  of(workgroup: string): readonly Reason[] {
    void this.#ask(workgroup);
    return this.#known.get(workgroup) ?? [];
  }

  async #ask(workgroup: string): Promise<void> {
    const askedAt = this.#askedAt.get(workgroup);
    if (askedAt !== undefined && performance.now() - askedAt < askAgainMs) return;
    this.#askedAt.set(workgroup, performance.now());
    try {
      const response = await this.#fetch(`/api/workgroups/${encodeURIComponent(workgroup)}/reasons`);
      if (!response.ok) return;
      this.#known.set(workgroup, answer.parse(await response.json()).reasons);
      this.#changed();
    } catch {
      // A request can be sent without a reason.
    }
  }
}
