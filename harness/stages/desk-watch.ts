/**
 * What one desk has been told, by the one client fold, as the sight that steps judge; also what the browser stage uses to
 * know what a page should have by now. Brings no frames itself.
 */
import type { ActiveState } from '../../machines/commands.ts';
import type { Desk, Happening } from '../../machines/desk-state.ts';
import { emptyDesk, helloOf, selfView } from '../../machines/desk-state.ts';
import type { FeedEvent, Outcome } from '../../machines/messages.ts';
import { interactionOf } from '../../machines/names.ts';
import type { WallRow } from '../../machines/wall.ts';
import type { Frame, Hello, InteractionView, RequestView } from '../../machines/wire.ts';
import type { ClosedToastSight, ContextSight, DialogSight, Line, Sight, WallSight } from '../runner/sight.ts';
import type { DeskParts } from './desk-parts.ts';
import { deskParts } from './desk-parts.ts';
import { describeHappening } from './happenings.ts';

export interface DeskWatchOptions {
  /** Keeps the last request of each interaction for the whole centre. */
  book: Map<string, string>;
  /** Hears what reaches the desk. */
  tell(what: string): void;
  /** Time on the server's clock. */
  now(): number;
  parts?: DeskParts;
}

export class DeskWatch {
  #desk: Desk = emptyDesk;
  readonly #options: DeskWatchOptions;
  readonly #parts: DeskParts;
  /** The last request of each interaction that ended while this desk watched. */
  readonly #ended = new Map<string, { request: string; outcome: Outcome }>();
  readonly #closedToasts: ClosedToastSight[] = [];
  /** The toasts of each interaction, closed or not, the last one last. */
  readonly #toasts = new Map<string, string[]>();
  #alerts = { pop: 0, sound: 0, played: 0 };
  /** When the last sound was made: what alerts in the same moment shares it. */
  #soundAt = Number.NEGATIVE_INFINITY;

  constructor(options: DeskWatchOptions) {
    this.#options = options;
    this.#parts = options.parts ?? deskParts;
  }

  /** True if events are missing: say hello again. */
  receive(frame: Frame): boolean {
    const { desk, happened, gap } = this.#parts.receive(this.#desk, frame);
    this.#desk = desk;
    for (const happening of happened) this.#note(happening);
    const self = selfView(desk);
    if (self?.kind === 'supervisor') {
      for (const [toast, { request }] of Object.entries(self.toasts)) this.#keepToast(interactionOf(request), toast);
    }
    for (const [interaction, { request }] of Object.entries(self?.kind === 'agent' ? self.dialogs : {})) {
      this.#options.book.set(interaction, request);
    }
    return gap;
  }

  get ready(): boolean {
    return this.#desk.ready;
  }
  get hello(): Hello {
    return helloOf(this.#desk);
  }
  /** The last event known of each followed topic. */
  get seqs(): ReadonlyMap<string, number> {
    return this.#desk.seqs;
  }

  openToast(interaction: string): string | undefined {
    const self = selfView(this.#desk);
    const rows = self?.kind === 'supervisor' ? this.#parts.toastRows(this.#desk.views, self) : [];
    return rows.find(({ request }) => interactionOf(request.request) === interaction)?.toast;
  }
  lastToast(interaction: string): string | undefined {
    return this.#toasts.get(interaction)?.at(-1);
  }
  /** The one before it. */
  formerToast(interaction: string): string | undefined {
    return this.#toasts.get(interaction)?.at(-2);
  }
  /** The request that this desk takes part in, or took part in last. */
  requestOn(interaction: string): string | undefined {
    const self = selfView(this.#desk);
    if (self?.kind === 'agent') return self.dialogs[interaction]?.request ?? this.#ended.get(interaction)?.request;
    const helping = Object.keys(self?.helping ?? {}).find((request) => interactionOf(request) === interaction);
    const toast = this.lastToast(interaction);
    return helping ?? toast?.slice(0, toast.indexOf('/'));
  }
  /** How a dialog shows its request now; undefined if there is none. */
  stateOf(request: string): ActiveState | undefined {
    const self = selfView(this.#desk);
    const dialogs = self?.kind === 'agent' ? Object.values(self.dialogs) : [];
    return dialogs.find((dialog) => dialog.request === request)?.state;
  }
  /** R-HANDOFF: whom the desk offers. */
  handOverTargets(request: string): string[] {
    const self = selfView(this.#desk);
    return self?.kind === 'supervisor' ? this.#parts.handOverTargets(this.#desk.views, self, request) : [];
  }
  /** How many lines of a request are on the desk. */
  linesOn(request: string): number {
    return this.#requestView(request)?.lines.length ?? 0;
  }
  get alertSettings(): { pop: boolean; sound: boolean } {
    return selfView(this.#desk)?.alerts ?? { pop: true, sound: true };
  }

  /** `asksToClose`: which dialogs ask that now, which a desk knows by itself. */
  sight(asksToClose: (interaction: string) => boolean = () => false): Sight {
    const { views } = this.#desk;
    const self = selfView(this.#desk);
    const rows = self?.kind === 'agent' ? this.#parts.agentDesk(views, self) : [];
    const supervisor = self?.kind === 'supervisor' ? self : undefined;
    return {
      interactions: rows.map(({ interaction, buttonVisible, dimmed }) => ({
        interaction: interaction.interaction,
        media: interaction.media,
        conversation: interaction.conversation,
        button: buttonVisible ? (dimmed ? 'dimmed' : 'ready') : 'absent',
        ...(buttonVisible && dimmed && { reason: dimmed }),
      })),
      dialogs: this.#dialogs(asksToClose),
      toasts: supervisor
        ? this.#parts.toastRows(views, supervisor).map(({ toast, request }) => {
            const { urgency, escalated, reason } = request;
            const context = this.#contextOf(request.request);
            return { toast, request: request.request, urgency, escalated, ...(reason && { reason }), ...context };
          })
        : [],
      closedToasts: [...this.#closedToasts],
      helping: supervisor
        ? this.#parts.helpingRows(views, supervisor).map(({ request: view }) => {
            const { request, responsible, helpers } = view;
            const typing = this.#typing(request);
            const context = this.#contextOf(request);
            return { request, ...(responsible && { responsible }), helpers, typing, lines: linesOf(view), ...context };
          })
        : [],
      list: supervisor
        ? this.#parts.listRows(views, supervisor).map(({ request, summary, joinable }) => {
            const { state, agent, responsible: by, urgency } = summary;
            return { request, state, agent, ...(by && { by }), urgency, joinable };
          })
        : [],
      wall: supervisor ? this.#parts.wallRows(views, supervisor).map((row) => this.#wallSight(row)) : [],
      alerts: { ...this.#alerts },
    };
  }

  #keepToast(interaction: string, toast: string): void {
    const toasts = this.#toasts.get(interaction) ?? [];
    if (!toasts.includes(toast)) this.#toasts.set(interaction, [...toasts, toast]);
  }

  #requestView(request: string): RequestView | undefined {
    return this.#desk.views.get(`request/${request}`) as RequestView | undefined;
  }

  #seconds(since: number): number {
    return Math.floor((this.#options.now() - since) / 1_000);
  }

  #contextOf(request: string): { context?: ContextSight } {
    const view = this.#desk.views.get(`interaction/${interactionOf(request)}`) as InteractionView | undefined;
    if (!view) return {};
    const { media, conversation, since, attributes, lines } = view;
    const said = Object.entries(attributes).map(([name, { body = '' }]) => [name, body]);
    const context = {
      media,
      conversation,
      seconds: this.#seconds(since),
      attributes: Object.fromEntries(said),
      lines: lines.map(({ from, text: { body = '' } }) => ({ from, text: body })),
    };
    return { context };
  }

  #wallSight({ agent, state, since, interactions, requests }: WallRow): WallSight {
    return {
      agent,
      state,
      seconds: this.#seconds(since),
      interactions: interactions.map(({ interaction, listing: { media, conversation } }) => ({
        interaction,
        media,
        conversation,
      })),
      requests: requests.map(({ request, listing: { state: now, responsible, openedAt } }) => ({
        request,
        state: now,
        ...(responsible && { by: responsible }),
        seconds: this.#seconds(openedAt),
      })),
    };
  }

  #typing(request: string): string[] {
    const me = this.#desk.self.slice(this.#desk.self.indexOf('/') + 1);
    return this.#parts.typingIn(this.#desk, request, this.#options.now()).filter((person) => person !== me);
  }

  #dialogs(asksToClose: (interaction: string) => boolean): DialogSight[] {
    const self = selfView(this.#desk);
    if (self?.kind !== 'agent') return [];
    const open = Object.entries(self.dialogs).map(
      ([interaction, { request, state, reach, escalated, by }]): DialogSight => {
        const view = this.#requestView(request);
        const { seen = [], helpers = [] } = view ?? {};
        const more = { seen, helpers, typing: this.#typing(request), asksToClose: asksToClose(interaction) };
        return { interaction, state, reach, escalated, ...(by && { by }), ...more, lines: linesOf(view) };
      },
    );
    const asking = Object.values(self.asks)
      .filter((interaction) => !(interaction in self.dialogs))
      .map((interaction): DialogSight => ({ ...bare, interaction, state: 'asking' }));
    const shown = new Set([...open, ...asking].map(({ interaction }) => interaction));
    const ended = [...this.#ended]
      .filter(([interaction]) => !shown.has(interaction))
      .map(([interaction, { request, outcome }]): DialogSight => {
        return { ...bare, interaction, state: 'done', outcome, lines: linesOf(this.#requestView(request)) };
      });
    return [...open, ...asking, ...ended];
  }

  #note({ topic, numbered: { event, at }, alert }: Happening): void {
    this.#remember(event);
    if (alert?.pop) this.#alerts.pop++;
    if (alert?.sound) {
      this.#alerts.sound++;
      if (at !== this.#soundAt) this.#alerts.played++;
      this.#soundAt = at;
    }
    const what = describeHappening(topic, event, this.#desk.self);
    if (what) this.#options.tell(what);
  }

  #remember(event: FeedEvent): void {
    if (event.type === 'dialog.gone') {
      this.#ended.set(event.interaction, { request: event.request, outcome: event.outcome });
    }
    if (event.type === 'toast.closed') {
      this.#closedToasts.push({ toast: event.toast, cause: event.cause, ...(event.by && { by: event.by }) });
    }
  }
}

const bare = { seen: [], helpers: [], typing: [], asksToClose: false, lines: [] };

const linesOf = (request: RequestView | undefined): Line[] =>
  (request?.lines ?? []).map(({ person, text }) => ({ who: person, text: text.body ?? '' }));
