/** How the desk is connected, in words; with since when, once that is long enough to be worth saying. */
import { msg, str } from '@lit/localize';
import type { Connection } from '../data/socket.ts';
import { roughDurationWords } from './duration.ts';

/** A shorter loss needs no clock. */
const longMs = 10_000;

export function connectionWords(connection: Connection, catchingUp: boolean): string {
  if (catchingUp) return msg('Catching up …');
  switch (connection) {
    case 'connected':
      return msg('Connected');
    case 'reconnecting':
      return msg('Reconnecting …');
    case 'disconnected':
      return msg('Disconnected');
  }
}

/** The same with for how long, where there is room. */
export function connectionSinceWords(connection: Connection, catchingUp: boolean, lostMs: number): string {
  const isLong = connection !== 'connected' && !catchingUp && lostMs >= longMs;
  if (!isLong) return connectionWords(connection, catchingUp);
  const duration = roughDurationWords(lostMs);
  return connection === 'disconnected'
    ? msg(str`Disconnected for ${duration}`)
    : msg(str`Reconnecting for ${duration} …`);
}
