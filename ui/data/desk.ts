/** Everything that the elements of one desk share, put together once and handed down by context. */
import { createContext } from '@lit/context';
import { Alerting } from '../alerts/alerting.ts';
import { LeaseLocks } from '../alerts/lease-locks.ts';
import { CommandSender } from './commands.ts';
import type { DeskKind, Fetch } from './desk-fetch.ts';
import { deskFetch, liveAddress } from './desk-fetch.ts';
import { Drafts } from './drafts.ts';
import { MarkOutbox } from './mark-outbox.ts';
import { People } from './people.ts';
import { Preferences } from './preferences.ts';
import { Reasons } from './reasons.ts';
import type { FollowedSession } from './session.ts';
import { logOff } from './session.ts';
import { LiveSocket } from './socket.ts';
import { DeskStore } from './store.ts';

export interface Desk {
  kind: DeskKind;
  session: FollowedSession;
  /** Asks the server as this desk. */
  ask: Fetch;
  siteName: string;
  store: DeskStore;
  people: People;
  reasons: Reasons;
  marks: MarkOutbox;
  commands: CommandSender;
  drafts: Drafts;
  preferences: Preferences;
  alerting: Alerting;
  /** Ends the live connection, so that nothing is heard afterwards, and then the session. */
  logOff(): Promise<void>;
}

export const deskContext = createContext<Desk>('desk');

export interface DeskOptions {
  kind: DeskKind;
  session: FollowedSession;
  siteName: string;
  onLoggedOff: () => void;
  /** Other ways to the server, or to something in its place. */
  ask?: Fetch;
  open?: () => WebSocket;
}

export function openDesk(options: DeskOptions): Desk {
  const { kind, session, siteName, onLoggedOff } = options;
  const { ask = deskFetch(kind), open = () => new WebSocket(liveAddress(kind)) } = options;
  const store = new DeskStore();
  const changed = () => store.touch();
  const owner = session.self;
  const live = new LiveSocket({
    open,
    hello: () => store.hello,
    onFrame: (frame) => store.take(frame),
    onConnection: (connection) => store.connectionIs(connection),
    onLoggedOff,
  });
  const commands = new CommandSender({ fetch: ask, storage: sessionStorage, owner, onLoggedOff });
  const come = () => document.visibilityState === 'visible' && live.probe();
  const go = () => live.cut();
  const preferences = new Preferences(localStorage, session.person, changed);
  addEventListener('storage', preferences.heard);
  addEventListener('online', come);
  addEventListener('offline', go);
  document.addEventListener('visibilitychange', come);
  const people = new People(ask, changed);
  const alerting = new Alerting({
    ...{ session, store, preferences, changed, storage: localStorage, nameOf: people.nameOf },
    // Browsers keep the real ones from pages on plain http.
    locks: 'locks' in navigator ? navigator.locks : new LeaseLocks(localStorage),
    channel: new BroadcastChannel(`handraise/${owner}`),
  });
  alerting.start();
  live.connect();
  return {
    kind,
    session,
    ask,
    siteName,
    store,
    commands,
    people,
    reasons: new Reasons(ask, changed),
    marks: new MarkOutbox((mark) => live.say(mark), changed),
    drafts: new Drafts(sessionStorage, owner),
    preferences,
    alerting,
    async logOff() {
      removeEventListener('storage', preferences.heard);
      removeEventListener('online', come);
      removeEventListener('offline', go);
      document.removeEventListener('visibilitychange', come);
      live.close();
      alerting.stop();
      await logOff(ask);
    },
  };
}
