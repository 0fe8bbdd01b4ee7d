/**
 * What makes alerts of one desk heard and seen outside of its page: the sound, desktop notifications, the count, and the
 * digest after an absence, each once for all tabs. Put together here from its parts; which event alerts whom is decided
 * in machines/desk.ts, what comes to the front by the desk itself.
 */
import type { Alert } from '../../machines/desk.ts';
import type { Happening } from '../../machines/desk-state.ts';
import type { RequestView } from '../../machines/wire.ts';
import type { Preferences } from '../data/preferences.ts';
import type { FollowedSession } from '../data/session.ts';
import type { DeskStore } from '../data/store.ts';
import type { NameOf } from '../words/names.ts';
import type { NoticeWords } from '../words/notice.ts';
import { noticeWords } from '../words/notice.ts';
import type { Digest } from './absence.ts';
import { Absence, openConversations } from './absence.ts';
import { Attention } from './attention.ts';
import * as choices from './choices.ts';
import { Ledger } from './ledger.ts';
import { Notices } from './notices.ts';
import type { Notifier } from './notifier.ts';
import { Sound } from './sound.ts';
import type { Channel, Locks, TabMessage } from './tabs.ts';
import { Tabs } from './tabs.ts';
import type { SoundKind } from './tones.ts';
import { loudest } from './tones.ts';

export interface AlertingOptions {
  session: FollowedSession;
  store: DeskStore;
  preferences: Preferences;
  nameOf: NameOf;
  locks: Locks;
  channel: Channel;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  changed: () => void;
  /** What makes sounds, if it is not the browser. */
  audio?: () => AudioContext | undefined;
}

/** Whoever comes from another tab of the same desk was not away: that tab says so by then. */
const returnMs = 250;

const kindOf = ({ cause, urgent }: Alert): SoundKind => (cause === 'message' ? 'message' : urgent ? 'urgent' : 'toast');

export class Alerting {
  readonly #options: AlertingOptions;
  readonly #tabs: Tabs;
  readonly #attention: Attention;
  readonly #absence = new Absence();
  /** Requests with messages that nobody looked at yet, and how many. */
  readonly #unread = new Map<string, number>();
  readonly #notices: Notices;
  #returning: ReturnType<typeof setTimeout> | undefined;
  readonly sound: Sound;
  /** Quiet, until it is dismissed or the next one takes its place. */
  digest: Digest | undefined;
  /** Goes where a notification leads; undefined stands for all that waits. */
  open: (request: string | undefined) => void = () => undefined;

  constructor(options: AlertingOptions) {
    this.#options = options;
    const { session, store, preferences, storage, locks, channel, changed } = options;
    this.#tabs = new Tabs({
      ...{ self: session.self, locks, channel },
      onLead: () => void this.#attention.settle(),
      onMessage: (message) => this.#hear(message),
    });
    this.sound = new Sound(
      this.#tabs,
      { tone: (kind) => choices.toneOf(preferences, kind), volume: () => preferences.read(choices.volume) },
      changed,
      options.audio,
    );
    this.#notices = new Notices({
      wordsOf: (alert) => this.#wordsOf(alert),
      isOpen: (alert) => this.#isOpen(alert),
      open: (request) => this.open(request),
    });
    this.#attention = new Attention({
      ledger: new Ledger(storage, session.self),
      leads: () => this.#tabs.leads,
      seize: () => this.#tabs.seize(),
      isComplete: () => store.desk.ready,
      isOpen: (alert) => this.#isOpen(alert),
      act: (alerts) => this.#act(alerts),
    });
  }

  get notifier(): Notifier {
    return this.#notices.notifier;
  }

  get unread(): number {
    return [...this.#unread.values()].reduce((sum, messages) => sum + messages, 0);
  }

  start(): void {
    const { store } = this.#options;
    store.onHappening((happening) => this.#take(happening));
    store.onChange(() => this.#follow());
    document.addEventListener('visibilitychange', this.#look);
    // A page that the browser puts to sleep must not keep the lead, nor one that is left.
    document.addEventListener('freeze', this.#stop);
    document.addEventListener('resume', this.#go);
    addEventListener('pagehide', this.#stop);
    addEventListener('pageshow', this.#go);
    // Any click or key allows sound, not only the button for it.
    for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, this.#allow, { capture: true });
    this.#go();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#look);
    document.removeEventListener('freeze', this.#stop);
    document.removeEventListener('resume', this.#go);
    removeEventListener('pagehide', this.#stop);
    removeEventListener('pageshow', this.#go);
    for (const gesture of ['pointerdown', 'keydown']) removeEventListener(gesture, this.#allow, { capture: true });
    clearTimeout(this.#returning);
    this.#attention.stop();
    this.notifier.closeAll();
    this.#tabs.close();
  }

  dismissDigest(): void {
    this.digest = undefined;
    this.#options.changed();
  }

  #take(happening: Happening): void {
    const { store } = this.#options;
    this.#absence.take(happening, store.agent ?? store.supervisor);
    const { alert, topic, numbered } = happening;
    if (!alert) return;
    if (alert.cause === 'message') void this.#countUnread(alert.request);
    this.#attention.take(`${store.desk.epoch}/${topic}/${numbered.seq}`, alert);
  }

  async #countUnread(request: string): Promise<void> {
    if (await this.#tabs.anyLooks()) return;
    this.#unread.set(request, (this.#unread.get(request) ?? 0) + 1);
    this.#options.changed();
  }

  /** After every change: what is over needs nobody any more. */
  #follow(): void {
    const { store } = this.#options;
    if (store.connection === 'connected') this.#back('disconnected');
    else this.#absence.begin('disconnected', store.heardAt);
    if (!store.desk.ready) return;
    this.#notices.follow();
    const open = openConversations(store.agent ?? store.supervisor);
    for (const request of this.#unread.keys()) if (!open.has(request)) this.#unread.delete(request);
    void this.#attention.settle();
  }

  #isOpen({ cause, request }: Alert): boolean {
    const { agent, supervisor } = this.#options.store;
    if (cause === 'message') return openConversations(agent ?? supervisor).has(request);
    return Object.values(supervisor?.toasts ?? {}).some((toast) => toast.request === request);
  }

  /** The leader's: for all that came together. */
  async #act(alerts: readonly Alert[]): Promise<void> {
    const { preferences } = this.#options;
    const looks = await this.#tabs.anyLooks();
    const isNoticed = !looks && preferences.read(choices.notices);
    const kind = loudest(alerts.filter(({ sound }) => sound).map(kindOf));
    const isHeard = kind !== undefined && (!looks || preferences.read(choices.soundTime) === 'always');
    const before = this.sound.unheard;
    if (isHeard) await this.sound.play(kind);
    // Where the browser keeps the sound back the notification makes its own.
    if (isNoticed) this.#notices.show(alerts, this.sound.unheard > before);
  }

  #wordsOf(alert: Alert): NoticeWords {
    const { store, session, nameOf, preferences } = this.#options;
    const request = store.desk.views.get(`request/${alert.request}`) as RequestView | undefined;
    return noticeWords({ alert, request, me: session.person, nameOf, texts: preferences.read(choices.noticeTexts) });
  }

  #hear(message: TabMessage): void {
    if (message.type === 'looked') {
      this.#absence.seenElsewhere(Date.now());
      this.#seen();
    } else if (message.type === 'sound') void this.sound.answer(message.ask, message.kind);
    else this.sound.answered(message.ask);
  }

  /** Somebody looks at one of the tabs: what the notifications say and the count counts is on screen. */
  #seen(): void {
    this.#unread.clear();
    this.#notices.seen();
    this.#options.changed();
  }

  #back(because: 'hidden' | 'disconnected'): void {
    const { store, changed } = this.#options;
    const digest = this.#absence.end(because, Date.now(), store.agent ?? store.supervisor);
    if (!digest) return;
    this.digest = digest;
    changed();
  }

  readonly #look = () => {
    const isVisible = document.visibilityState === 'visible';
    const others = this.#tabs.anyLooks();
    this.#tabs.looks(isVisible);
    // A glance is no return.
    clearTimeout(this.#returning);
    if (!isVisible) return this.#absence.begin('hidden', Date.now());
    this.#seen();
    this.#returning = setTimeout(async () => {
      if (await others) this.#absence.seenElsewhere(Date.now());
      if (document.visibilityState === 'visible') this.#back('hidden');
    }, returnMs);
  };

  readonly #go = () => {
    this.#tabs.stand();
    this.#look();
  };

  readonly #stop = () => {
    this.notifier.closeAll();
    this.#tabs.standBack();
  };

  readonly #allow = () => {
    if (this.sound.blocked) void this.sound.enable();
  };
}
