/**
 * What a host makes of a command that arrives: its key, a fingerprint that tells a repetition from a reuse of the id,
 * the message for its first actor, and the text that is kept apart from it. Judges nothing.
 */
import { hash } from 'node:crypto';
import type { Command } from '../../machines/commands.ts';
import { commandMessage, firstActor } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import type { Arrival } from './host.ts';

export interface Taken {
  /** `<user>/<client-made id>`: what charts call `command`, and the id of its text. */
  key: string;
  /** Equal for the same command again, different for another one under the same id (R-IDEMPOTENT). */
  fingerprint: string;
  user: string;
  to: Address;
  message: Command;
  /** What the person wrote, trimmed; undefined if the command carries no text. */
  text: string | undefined;
}

export function take({ user, id, self, type, body }: Arrival): Taken {
  const key = `${user}/${id}`;
  const to = firstActor(type, body, self);
  const { text } = body as { text?: string };
  return {
    key,
    // Hashed, so that what people wrote is kept in one place only and can be erased there.
    fingerprint: hash('sha256', JSON.stringify([type, to, canonical(body)]), 'base64url'),
    user,
    to,
    message: commandMessage(type, key, body),
    text: text?.trim(),
  };
}

/** The same for two bodies that differ in the order of their keys only. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, canonical(inner)]);
}
