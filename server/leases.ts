/**
 * How long a session lives without a connection (R-PRESENCE). Books only: who is connected how often, and what is due
 * when. Knows no socket, no actor and no timer; sessions.ts acts on what is due.
 */

interface Lease {
  connections: number;
  /** When it ends if nobody connects; undefined while somebody is. */
  dueAt: number | undefined;
}

export class Leases<Holder> {
  readonly #leases = new Map<string, Lease & { holder: Holder }>();
  readonly #graceMs: number;

  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  has(session: string): boolean {
    return this.#leases.has(session);
  }

  /** The session was heard of: a new one begins, one without a connection gets its full grace again. */
  renew(session: string, holder: Holder, now: number): void {
    const { connections } = this.#leases.get(session) ?? { connections: 0 };
    this.#leases.set(session, { holder, connections, dueAt: connections > 0 ? undefined : now + this.#graceMs });
  }

  holders(): Holder[] {
    return [...this.#leases.values()].map(({ holder }) => holder);
  }

  connect(session: string): void {
    const lease = this.#leases.get(session);
    if (!lease) return;
    lease.connections++;
    lease.dueAt = undefined;
  }

  disconnect(session: string, now: number): void {
    const lease = this.#leases.get(session);
    if (!lease) return;
    lease.connections--;
    if (lease.connections === 0) lease.dueAt = now + this.#graceMs;
  }

  drop(session: string): void {
    this.#leases.delete(session);
  }

  nextDueAt(): number | undefined {
    const dues = [...this.#leases.values()].flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt]));
    return dues.length === 0 ? undefined : dues.reduce((a, b) => Math.min(a, b));
  }

  /** Takes out, and returns, those whose grace is over. */
  takeDue(now: number): Holder[] {
    const over = [...this.#leases].filter(([, { dueAt }]) => dueAt !== undefined && dueAt <= now);
    for (const [session] of over) this.#leases.delete(session);
    return over.map(([, { holder }]) => holder);
  }
}
