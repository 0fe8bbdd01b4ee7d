/**
 * What one desk has been told, by the one client fold, as the sight that steps judge; also what the browser stage uses to
 * know what a page should have by now. Brings no frames itself.
 */
import { agentDesk, helpingRows, toastRows } from '../../machines/desk.ts';
import type { Desk, Happening } from '../../machines/desk-state.ts';
import { emptyDesk, helloOf, receive, selfView } from '../../machines/desk-state.ts';
import type { FeedEvent, Outcome } from '../../machines/messages.ts';
import { interactionOf } from '../../machines/names.ts';
import type { Frame, Hello, RequestView } from '../../machines/wire.ts';
import type { ClosedToastSight, DialogSight, Line, Sight } from '../runner/sight.ts';
import { describeHappening } from './happenings.ts';

export class DeskWatch {
  #desk: Desk = emptyDesk;
  readonly #tell: (what: string) => void;
  /** The last request of each interaction that ended while this desk watched. */
  readonly #ended = new Map<string, { request: string; outcome: Outcome }>();
  readonly #closedToasts: ClosedToastSight[] = [];
  /** The last toast of each interaction, closed or not. */
  readonly #toasts = new Map<string, string>();
  #alerts = { pop: 0, sound: 0 };
  readonly #book: Map<string, string>;

  /** `book` keeps the last request of each interaction for the whole centre; `tell` hears what reaches the desk. */
  constructor(book: Map<string, string>, tell: (what: string) => void) {
    this.#book = book;
    this.#tell = tell;
  }

  /** True if events are missing: say hello again. */
  receive(frame: Frame): boolean {
    const { desk, happened, gap } = receive(this.#desk, frame);
    this.#desk = desk;
    for (const happening of happened) this.#note(happening);
    const self = selfView(desk);
    if (self?.kind === 'supervisor') {
      for (const [toast, { request }] of Object.entries(self.toasts)) this.#toasts.set(interactionOf(request), toast);
    }
    for (const [interaction, { request }] of Object.entries(self?.kind === 'agent' ? self.dialogs : {})) {
      this.#book.set(interaction, request);
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
    const rows = self?.kind === 'supervisor' ? toastRows(this.#desk.views, self) : [];
    return rows.find(({ request }) => interactionOf(request.request) === interaction)?.toast;
  }
  lastToast(interaction: string): string | undefined {
    return this.#toasts.get(interaction);
  }
  /** The request that this desk takes part in, or took part in last. */
  requestOn(interaction: string): string | undefined {
    const self = selfView(this.#desk);
    if (self?.kind === 'agent') return self.dialogs[interaction]?.request ?? this.#ended.get(interaction)?.request;
    const helping = Object.keys(self?.helping ?? {}).find((request) => interactionOf(request) === interaction);
    const toast = this.#toasts.get(interaction);
    return helping ?? toast?.slice(0, toast.indexOf('/'));
  }
  get alertSettings(): { pop: boolean; sound: boolean } {
    return selfView(this.#desk)?.alerts ?? { pop: true, sound: true };
  }

  sight(): Sight {
    const { views } = this.#desk;
    const self = selfView(this.#desk);
    const rows = self?.kind === 'agent' ? agentDesk(views, self) : [];
    const supervisor = self?.kind === 'supervisor' ? self : undefined;
    return {
      interactions: rows.map(({ interaction, buttonVisible, dimmed }) => ({
        interaction: interaction.interaction,
        media: interaction.media,
        conversation: interaction.conversation,
        button: buttonVisible ? (dimmed ? 'dimmed' : 'ready') : 'absent',
        ...(buttonVisible && dimmed && { reason: dimmed }),
      })),
      dialogs: this.#dialogs(),
      toasts: supervisor
        ? toastRows(views, supervisor).map(({ toast, request }) => ({ toast, request: request.request }))
        : [],
      closedToasts: [...this.#closedToasts],
      helping: supervisor
        ? helpingRows(views, supervisor).map(({ request }) => ({ request: request.request, lines: linesOf(request) }))
        : [],
      alerts: { ...this.#alerts },
    };
  }

  #dialogs(): DialogSight[] {
    const self = selfView(this.#desk);
    if (self?.kind !== 'agent') return [];
    const lines = (request: string) => linesOf(this.#desk.views.get(`request/${request}`) as RequestView | undefined);
    const open = Object.entries(self.dialogs).map(
      ([interaction, { request, state, reach, escalated }]): DialogSight => {
        return { interaction, state, reach, escalated, lines: lines(request) };
      },
    );
    const asking = Object.values(self.asks)
      .filter((interaction) => !(interaction in self.dialogs))
      .map((interaction): DialogSight => ({ interaction, state: 'asking', lines: [] }));
    const shown = new Set([...open, ...asking].map(({ interaction }) => interaction));
    const ended = [...this.#ended]
      .filter(([interaction]) => !shown.has(interaction))
      .map(([interaction, { request, outcome }]): DialogSight => {
        return { interaction, state: 'done', outcome, lines: lines(request) };
      });
    return [...open, ...asking, ...ended];
  }

  #note({ topic, numbered: { event }, alert }: Happening): void {
    this.#remember(event);
    if (alert?.pop) this.#alerts.pop++;
    if (alert?.sound) this.#alerts.sound++;
    const what = describeHappening(topic, event, this.#desk.self);
    if (what) this.#tell(what);
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

const linesOf = (request: RequestView | undefined): Line[] =>
  (request?.lines ?? []).map(({ person, text }) => ({ who: person, text: text.body ?? '' }));
