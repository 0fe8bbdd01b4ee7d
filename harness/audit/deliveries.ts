/**
 * The order of a record, checked against itself: every message that was told arrives once and in the order of its pair,
 * every timer rings that was armed and not before its time, every command is answered once. Judges no chart.
 */
import type { Address } from '../../machines/names.ts';
import type { Envelope, Turn } from '../../server/actors/host.ts';
import type { Armed } from '../../server/actors/timers.ts';

type Told = Pick<Envelope, 'from' | 'to' | 'message' | 'cause'>;
type Waiting = Pick<Armed, 'due' | 'message' | 'cause'>;

/** What is known of a record before the first turn that is read. */
export interface Standing {
  lastTurn: number;
  lastEnvelope: number;
  lastAt: number;
  armed: readonly Pick<Armed, 'address' | 'name' | 'due' | 'message' | 'cause'>[];
}

export const fromTheBeginning: Standing = { lastTurn: 0, lastEnvelope: 0, lastAt: 0, armed: [] };

const pairOf = ({ from, to }: Pick<Told, 'from' | 'to'>) => `${from} ${to}`;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

export class Deliveries {
  readonly #underWay = new Map<number, Told>();
  /** Ids that are under way between two, in the order in which they were sent. */
  readonly #pairs = new Map<string, number[]>();
  readonly #armed = new Map<Address, Map<string, Waiting>>();
  /** Commands that were taken and are not answered. */
  readonly #open = new Set<string>();
  #lastTurn: number;
  #lastEnvelope: number;
  #lastAt: number;

  constructor({ lastTurn, lastEnvelope, lastAt, armed }: Standing = fromTheBeginning) {
    this.#lastTurn = lastTurn;
    this.#lastEnvelope = lastEnvelope;
    this.#lastAt = lastAt;
    for (const { address, name, ...waiting } of armed) this.#arm(address, name, waiting);
  }

  /** Messages that were told and have not arrived. */
  get inFlight(): number {
    return this.#underWay.size;
  }

  get lastAt(): number {
    return this.#lastAt;
  }

  armedAt(address: Address): ReadonlyMap<string, Waiting> {
    return this.#armed.get(address) ?? new Map();
  }

  armed(): { address: Address; name: string; due: number }[] {
    return [...this.#armed].flatMap(([address, timers]) =>
      [...timers].map(([name, { due }]) => ({ address, name, due })),
    );
  }

  /** One turn further. What is wrong with its place on the record, a sentence each. */
  turn({ n, envelope, effects }: Turn): string[] {
    const wrong: string[] = [];
    if (n !== this.#lastTurn + 1) wrong.push(`Turn ${n} follows turn ${this.#lastTurn}.`);
    if (envelope.at < this.#lastAt)
      wrong.push(`Its time is ${this.#lastAt - envelope.at} ms before the turn before it.`);
    this.#lastTurn = n;
    this.#lastAt = Math.max(this.#lastAt, envelope.at);
    const arrived = this.#arrives(envelope);
    if (arrived !== undefined) wrong.push(arrived);
    for (const effect of effects) {
      switch (effect.type) {
        case 'tell':
          this.#tell({ from: envelope.to, to: effect.to, message: effect.message, cause: envelope.id });
          break;
        case 'after':
          this.#arm(envelope.to, effect.name, {
            due: envelope.at + effect.delayMs,
            message: effect.message,
            cause: envelope.id,
          });
          break;
        case 'cancel':
          this.#disarm(envelope.to, effect.name);
          break;
        case 'answer':
          if (!this.#open.delete(effect.command)) wrong.push(`${effect.command} is answered again, or nobody sent it.`);
      }
    }
    return wrong;
  }

  #tell(told: Told): void {
    const id = ++this.#lastEnvelope;
    this.#underWay.set(id, told);
    const pair = pairOf(told);
    const queue = this.#pairs.get(pair);
    if (queue) queue.push(id);
    else this.#pairs.set(pair, [id]);
  }

  #arrives(envelope: Envelope): string | undefined {
    const { id, cause } = envelope;
    const told = this.#underWay.get(id);
    if (told) return this.#isDelivered(id, told, envelope);
    // Attempts that failed have used up ids.
    if (id <= this.#lastEnvelope) return `Message ${id} arrives again, or nobody sent it.`;
    this.#lastEnvelope = id;
    if (cause === null) {
      const { command } = envelope.message as { command?: string };
      if (command === undefined) return `Message ${id} has no cause and is no command.`;
      if (this.#open.has(command)) return `${command} is taken twice.`;
      this.#open.add(command);
      return undefined;
    }
    if (envelope.from !== envelope.to) return `Nobody sent message ${id} from ${envelope.from}.`;
    return this.#rings(envelope);
  }

  #isDelivered(id: number, told: Told, envelope: Envelope): string | undefined {
    this.#underWay.delete(id);
    const pair = pairOf(told);
    const queue = this.#pairs.get(pair) ?? [];
    const place = queue.indexOf(id);
    queue.splice(place, 1);
    if (queue.length === 0) this.#pairs.delete(pair);
    const { from, to, message, cause } = envelope;
    if (!same({ from, to, message, cause }, { from: told.from, to: told.to, message: told.message, cause: told.cause }))
      return `Message ${id} is not what turn of envelope ${told.cause} told ${told.to}.`;
    return place > 0 ? `Message ${id} overtook another one from ${from}.` : undefined;
  }

  #rings({ to, at, message, cause }: Envelope): string | undefined {
    for (const [name, armed] of this.armedAt(to)) {
      if (armed.cause !== cause || !same(armed.message, message)) continue;
      this.#disarm(to, name);
      return armed.due > at ? `The ${name} timer rang ${armed.due - at} ms before its time.` : undefined;
    }
    return `A timer rang that envelope ${cause} did not arm, or that was cancelled.`;
  }

  #arm(address: Address, name: string, waiting: Waiting): void {
    const timers = this.#armed.get(address) ?? new Map<string, Waiting>();
    this.#armed.set(address, timers.set(name, waiting));
  }

  #disarm(address: Address, name: string): void {
    const timers = this.#armed.get(address);
    timers?.delete(name);
    if (timers?.size === 0) this.#armed.delete(address);
  }
}
