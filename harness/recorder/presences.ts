/**
 * Somebody with several sessions at one kind of desk, such as a second browser or a page that was opened anew while the grace of
 * the former one ran, is told as somebody who was there from the first log-on to the last log-off: nobody else saw more.
 */
import type { CommandBody } from '../../machines/commands.ts';
import { isSupervisorApplication } from '../../machines/commands.ts';
import type { Happened } from './happened.ts';
import { isPresence } from './happened.ts';

interface Presence {
  /** Under which it is told. */
  session: string;
  open: Set<string>;
}

export function withOnePresence(happened: readonly Happened[]): Happened[] {
  const presences = new Map<string, Presence>();
  /** Of a session, by whom it was told to. */
  const desks = new Map<string, string>();
  return happened.filter((one) => {
    const { step } = one;
    if (step.type !== 'act' || !isPresence(one)) return true;
    const { session } = step.body as CommandBody<'session.end'>;
    const key = `${step.self} ${session}`;
    if (step.command === 'session.start') {
      const { application } = step.body as CommandBody<'session.start'>;
      const desk = `${step.self} ${isSupervisorApplication(application) ? 'supervisor' : 'client'}`;
      desks.set(key, desk);
      const known = presences.get(desk);
      known?.open.add(session);
      if (!known) presences.set(desk, { session, open: new Set([session]) });
      return !known;
    }
    const desk = desks.get(key) ?? '';
    const presence = presences.get(desk);
    presence?.open.delete(session);
    desks.delete(key);
    if (!presence || presence.open.size > 0) return false;
    presences.delete(desk);
    one.step = { ...step, body: { session: presence.session } };
    return true;
  });
}
