/** A desk without a server: knows what it is given, at a time that stands still. It alerts nobody, sends nothing, keeps nothing. */
import type { Frame } from '../../machines/wire.ts';
import { Alerting } from '../alerts/alerting.ts';
import { CommandSender } from '../data/commands.ts';
import type { Desk } from '../data/desk.ts';
import type { Fetch } from '../data/desk-fetch.ts';
import { Drafts } from '../data/drafts.ts';
import { MarkOutbox } from '../data/mark-outbox.ts';
import { People } from '../data/people.ts';
import { Preferences } from '../data/preferences.ts';
import { Reasons } from '../data/reasons.ts';
import { DeskStore } from '../data/store.ts';

export interface StillOptions {
  kind: 'agent' | 'supervisor';
  person: string;
  name: string;
  /** ms, when it is. */
  at: number;
  frames: readonly Frame[];
  /** For names alone. */
  ask: Fetch;
}

const nowhere = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
const nobodyAnswers: Fetch = () => new Promise(() => undefined);
/** There are no other tabs of the past, and it makes no sound. */
const alone = {
  locks: { request: () => new Promise<never>(() => undefined), query: async () => ({ held: [] }) },
  audio: () => undefined,
  channel: { postMessage: () => undefined, addEventListener: () => undefined, close: () => undefined },
};

export function openStill({ kind, person, name, at, frames, ask }: StillOptions): Desk {
  const store = new DeskStore(() => at);
  const changed = () => store.touch();
  const self = `${kind}/${person}`;
  const session = { person, name, application: kind === 'agent' ? ('client' as const) : ('supervisor' as const), self };
  for (const frame of frames) store.take(frame);
  store.connectionIs('connected');
  const preferences = new Preferences(nowhere, person, changed);
  const people = new People(ask, changed);
  return {
    ...{ kind, session, ask: nobodyAnswers, siteName: '', store, people, preferences },
    commands: new CommandSender({ fetch: nobodyAnswers, storage: nowhere, owner: self }),
    reasons: new Reasons(nobodyAnswers, changed),
    marks: new MarkOutbox(() => undefined, changed),
    drafts: new Drafts(nowhere, self),
    // Never started: it hears nothing.
    alerting: new Alerting({
      ...{ session, store, preferences, changed, storage: nowhere, nameOf: people.nameOf },
      ...alone,
    }),
    logOff: async () => undefined,
  };
}
