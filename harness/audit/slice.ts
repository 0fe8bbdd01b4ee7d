/**
 * What matters for a violation, out of a record of any length: the commands and timers, up to that turn, of the actors that
 * it is about. Reads the record twice and keeps no more than that.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { CommandBody } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import { interaction, interactionOf, isAddress, partsOf } from '../../machines/names.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { TraceStep } from '../traces/trace.ts';
import { actOf, interactionNamed } from './acts.ts';
import { Deliveries } from './deliveries.ts';
import type { Finding } from './finding.ts';
import { RecordReader } from './record-reader.ts';

/** More commands and timers than that are no story; the latest ones are kept. */
const actsMax = 5_000;

/** `everybody`: all commands and timers, whoever they are about. */
export function sliceOf(database: DatabaseSync, finding: Finding, everybody = false): TraceStep[] {
  const about = everybody ? undefined : actorsAround(database, finding, actorsOf(database, finding));
  const steps: TraceStep[] = [];
  const deliveries = new Deliveries();
  for (const turn of turnsUpTo(database, finding.turn)) {
    const { envelope } = turn;
    // Before the turn: afterwards the timer is armed no more, or anew.
    const timer = nameOfTimer(deliveries, turn);
    deliveries.turn(turn);
    if (envelope.cause === null) {
      const act = actOf(envelope);
      if (about && !(about.has(envelope.to) && isAbout(act.body, about))) continue;
      steps.push(act, { type: 'settle' });
    } else if (timer !== undefined && (!about || about.has(envelope.to))) {
      steps.push({ type: 'fire', actor: envelope.to, timer }, { type: 'settle' });
    }
    if (steps.length > 2 * actsMax) steps.splice(0, 2);
  }
  return steps;
}

function* turnsUpTo(database: DatabaseSync, last: number): Iterable<Turn> {
  const reader = new RecordReader(database);
  for (let entries = reader.next(); entries.length > 0; entries = reader.next()) {
    for (const entry of entries) {
      if (entry.n > last) return;
      if ('line' in entry) yield entry.line.turn;
    }
  }
}

/** The actors that the sentence names; failing that, those of the last command or timer and all that it caused. */
function actorsOf(database: DatabaseSync, { says, turn: last, since }: Finding): Set<Address> {
  const words = new Set(says.match(/[A-Za-z0-9_@-]+(?:\.\d+)?/g));
  const named = new Set<Address>();
  let cascade = new Set<Address>();
  const causes = new Set<number>();
  for (const { n, envelope } of turnsUpTo(database, last)) {
    if (envelope.cause === null || !causes.has(envelope.cause)) {
      cascade = new Set();
      causes.clear();
    }
    causes.add(envelope.id);
    cascade.add(envelope.to);
    if (since === undefined || n <= since) continue;
    if (words.has(partsOf(envelope.to).id)) named.add(envelope.to);
  }
  return named.size > 0 ? named : cascade;
}

/** Those, and whoever ever had to do with their interactions. */
function actorsAround(database: DatabaseSync, { turn: last }: Finding, seed: Set<Address>): Set<Address> {
  const interactions = new Set<Address>();
  for (const address of seed) {
    const own = interactionAt(address);
    if (own) interactions.add(own);
  }
  const about = new Set([...seed, ...interactions]);
  const isCore = (address: string) =>
    interactions.size > 0
      ? isAddress(address) && interactions.has(interactionAt(address) ?? 'interaction/')
      : seed.has(address as Address);
  for (const { envelope, effects } of turnsUpTo(database, last)) {
    const tells = effects.flatMap((effect) => (effect.type === 'tell' ? [effect.to] : []));
    if (isCore(envelope.to)) for (const address of [envelope.to, ...tells]) about.add(address);
    else if (tells.some(isCore)) about.add(envelope.to);
  }
  return about;
}

function interactionAt(address: Address): Address | undefined {
  const { kind, id } = partsOf(address);
  if (kind === 'interaction') return address;
  return kind === 'request' ? interaction(interactionOf(id)) : undefined;
}

/** Whether a command is about an interaction of theirs, or about none. */
function isAbout(body: CommandBody, about: ReadonlySet<Address>): boolean {
  const named = interactionNamed(body);
  return named === undefined || about.has(interaction(named));
}

/** Undefined if the turn is no timer's. */
function nameOfTimer(deliveries: Deliveries, { envelope: { from, to, cause, message } }: Turn): string | undefined {
  if (from !== to) return undefined;
  for (const [name, armed] of deliveries.armedAt(to)) {
    if (armed.cause === cause && armed.message.type === message.type) return name;
  }
  return undefined;
}
