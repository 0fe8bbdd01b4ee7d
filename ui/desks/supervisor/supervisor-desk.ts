/** The supervisor's desk: requests for assistance, and the ones being helped with. Template and wiring. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../../components/alert-switches.ts';
import '../../components/away-digest.ts';
import '../../components/desk-header.ts';
import '../../components/shortcut-help.ts';
import './helping-panel.ts';
import './request-list.ts';
import './toast-stack.ts';
import './wall/wall.ts';
import type { Alert } from '../../../machines/desk.ts';
import type { SupervisorView } from '../../../machines/wire.ts';
import { alertCounts } from '../../components/alert-counts.ts';
import type { PlaceLink } from '../../components/place-links.ts';
import type { ShortcutHelp } from '../../components/shortcut-help.ts';
import { AlertsController } from '../../controllers/alerts-controller.ts';
import { isBusy } from '../../controllers/busy.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { FocusController } from '../../controllers/focus-controller.ts';
import { PlaceController } from '../../controllers/place-controller.ts';
import { ShortcutsController } from '../../controllers/shortcuts-controller.ts';
import { pastDeskOf } from '../../history/past-desk.ts';
import { PastPlaces, pastPlaces } from '../../history/past-places.ts';
import { controls } from '../../theme/controls.ts';
import { deskLayout } from '../../theme/desk-layout.ts';
import { numberWords } from '../../words/formats.ts';
import { HelpedRequests } from './helped-requests.ts';
import type { HelpingPanel } from './helping-panel.ts';
import type { RequestList } from './request-list.ts';
import type { ToastStack } from './toast-stack.ts';

const places = ['requests', 'wall', ...pastPlaces] as const;

export class SupervisorDesk extends LitElement {
  static override properties = { embedded: { type: Boolean, reflect: true } };
  /** Within another page: without a header, and only its first place. */
  declare embedded: boolean;
  readonly #helped = new HelpedRequests();
  readonly #place = new PlaceController(this, places);
  readonly #past = new PastPlaces(
    this,
    this.#place,
    pastDeskOf(() => this.#desk.current),
  );
  readonly #desk = new DeskController(this, () => {
    const view = this.#desk.current.store.supervisor;
    if (view) this.#helped.follow(view);
  });
  readonly #alerts = new AlertsController(this, {
    desk: () => this.#desk.current,
    pop: (alert) => this.#pop(alert),
    open: (request) => this.#open(request),
    waiting: () => {
      const toasts = Object.values(this.#desk.current.store.supervisor?.toasts ?? {});
      return { count: toasts.length, urgent: toasts.some(({ urgency }) => urgency === 'urgent') };
    },
  });
  readonly #keys = new ShortcutsController(this, [
    { key: 'F6', words: () => msg('Go to the requests for assistance'), run: () => this.#toasts?.focus() },
    { key: 'n', words: () => msg('Next request'), run: () => this.#toasts?.move(1) },
    { key: 'p', words: () => msg('Previous request'), run: () => this.#toasts?.move(-1) },
    { key: 'a', words: () => msg('Accept it'), run: () => this.#toasts?.press('accept') },
    { key: 'i', words: () => msg('Ignore it'), run: () => this.#toasts?.press('ignore') },
    { key: 'r', words: () => msg('Reply to it'), run: () => this.#toasts?.press('reply-text') },
    { key: 'l', words: () => msg('Go to the list of open requests'), run: () => void this.#toList() },
    {
      key: 'w',
      words: () => msg('Go to the wall, or back'),
      run: () => this.#place.go(this.#place.now === 'wall' ? 'requests' : 'wall'),
    },
    {
      key: 'h',
      words: () => msg('Go to the history, or back'),
      run: () => this.#place.go(this.#place.now === 'history' ? 'requests' : 'history'),
    },
    { key: '?', words: () => msg('Show these keys'), run: () => this.#help() },
  ]);
  /** A request that has ended moves below the others, and what is moved loses the focus. */
  protected readonly safeFocus = new FocusController(this, () => void this.#panel(this.#helped.front)?.focus());
  #stop: (() => void) | undefined;
  /** To be shown as soon as it is there: the answer to an accept or a join may come before the event that brings it. */
  #awaited: string | undefined;

  static override styles = [
    controls,
    deskLayout,
    css`
      .helping {
        display: flex;
        flex-direction: column;
        gap: var(--s4);
      }
      .helping > h2 {
        margin-bottom: calc(var(--s3) - var(--s4));
      }
      /* What is worked in comes before the list, except that a wide window has room for both side by side. */
      main {
        grid-template-rows: auto auto auto 1fr;
      }
      .helping {
        grid-column: 2;
        grid-row: 1 / -1;
      }
      /* Elsewhere a toast stands beside what is looked at, and the page is whole while there is none. */
      main.elsewhere {
        grid-template: auto / minmax(0, 1fr) auto;
        max-width: 100rem;
      }
      .elsewhere > hr-toast-stack {
        grid-column: 2;
        grid-row: 1;
        position: sticky;
        top: calc(var(--bar) + var(--s5));
        width: 22rem;
        max-height: calc(100vh - var(--bar) - var(--s6));
        overflow-y: auto;
      }
      .elsewhere > hr-toast-stack[quiet] {
        position: absolute;
      }
      .elsewhere > .place {
        grid-column: 1;
        grid-row: 1;
      }
      .elsewhere:has(> hr-toast-stack[quiet]) > .place {
        grid-column: 1 / -1;
      }
      @media (max-width: 56rem) {
        main {
          grid-template-rows: none;
        }
        .helping {
          grid-area: auto;
        }
        main.elsewhere {
          grid-template: auto / minmax(0, 1fr);
        }
        .elsewhere > hr-toast-stack {
          position: static;
          grid-column: 1;
          width: auto;
          max-height: none;
        }
        .elsewhere > .place {
          grid-row: auto;
        }
      }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    const { store, commands } = this.#desk.current;
    this.#stop = store.onHappening(({ numbered: { event } }) => {
      if (event.type === 'helping.ended') this.#helped.end(event.request, event.cause);
    });
    commands.resume(() => undefined);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render() {
    const { store } = this.#desk.current;
    const view = store.supervisor;
    const helped = view ? this.#helped.shown(view, store.desk.views) : [];
    const isHere = this.embedded || this.#place.now === 'requests';
    return html`${this.embedded ? nothing : html`<hr-desk-header heading=${msg('Supervisor desk')} .places=${this.#links(view)} @keys=${this.#help}></hr-desk-header>`}
      <hr-away-digest></hr-away-digest>
      <hr-shortcut-help .shortcuts=${this.#keys.shortcuts}></hr-shortcut-help>
      ${alertCounts(this.#alerts, this.#desk.current.alerting)}
      <main class=${isHere ? '' : 'elsewhere'}>
        <hr-toast-stack .aside=${!isHere} @show=${({ detail }: CustomEvent<string>) => this.#show(detail)}></hr-toast-stack>
        <section class="helping" aria-labelledby="helping" tabindex="-1" ?hidden=${!isHere}>
          <h2 id="helping">${msg('Requests I am helping with')} <span class="count">${helped.length ? numberWords(helped.length) : ''}</span></h2>
          ${
            helped.length === 0
              ? html`<p class="empty">
                  <strong>${msg('You are not helping with a request.')}</strong> ${msg('Accept one, or just answer it.')}
                </p>`
              : repeat(
                  helped,
                  ({ id }) => id,
                  (one) => html`<hr-helping
                    .helped=${one}
                    .front=${this.#helped.front === one.id}
                    @focusin=${() => this.#toFront(one.id)}
                    @dismiss=${() => this.#dismiss(one.id)}
                  ></hr-helping>`,
                )
          }
        </section>
        <hr-request-list
          ?hidden=${!isHere}
          .open=${isHere}
          @show=${({ detail }: CustomEvent<string>) => this.#show(detail)}
        ></hr-request-list>
        <hr-alert-switches ?hidden=${!isHere}></hr-alert-switches>
        <hr-wall
          class="place"
          ?hidden=${this.#place.now !== 'wall'}
          .open=${this.#place.now === 'wall'}
          @show=${({ detail }: CustomEvent<string>) => this.#show(detail)}
        ></hr-wall>
        ${this.#past.render()}
      </main>`;
  }

  #links(view: SupervisorView | undefined): readonly PlaceLink[] {
    const words = { requests: msg('Requests'), wall: msg('Wall') };
    const own = (['requests', 'wall'] as const).map((place, n) => ({
      hash: n === 0 ? '' : place,
      words: words[place],
      count: place === 'requests' ? Object.keys(view?.helping ?? {}).length : 0,
      here: place === this.#place.now,
    }));
    return [...own, ...this.#past.links()];
  }

  #toFront(request: string) {
    if (this.#helped.front === request) return;
    this.#helped.toFront(request);
    this.requestUpdate();
  }

  /** Accepted, or from the list: in front, in sight, and ready to be written in. */
  #show(request: string) {
    this.#awaited = request;
    this.#place.go('requests');
    this.#helped.toFront(request);
    this.requestUpdate();
  }

  protected override updated() {
    const panel = this.#panel(this.#awaited);
    if (!panel) return;
    this.#awaited = undefined;
    panel.scrollIntoView({ block: 'nearest' });
    void panel.focus();
  }

  #dismiss(request: string) {
    this.#helped.dismiss(request);
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>('.helping')?.focus();
  }

  async #pop({ request, cause }: Alert) {
    if (cause === 'message') this.#helped.toFront(request);
    if (cause === 'message' && !isBusy()) this.#place.go('requests');
    this.requestUpdate();
    await this.updateComplete;
    if (cause === 'message') {
      this.#panel(request)?.comeForward();
    } else if (!isBusy()) {
      // Beside another place they are in view already, and what is looked at there keeps its place.
      this.#toasts?.scrollIntoView({ block: this.#place.now === 'requests' ? 'start' : 'nearest' });
    }
  }

  /** Where a desktop notification leads: the request that is helped with, its toast, or all toasts. */
  #open(request: string | undefined) {
    if (!request) this.#toasts?.focus();
    else if (request in (this.#desk.current.store.supervisor?.helping ?? {})) this.#show(request);
    else this.#toasts?.goTo(request);
  }

  #panel(request: string | undefined) {
    const panels = this.renderRoot.querySelectorAll<HelpingPanel>('hr-helping');
    return [...panels].find(({ helped }) => helped.id === request);
  }

  async #toList() {
    this.#place.go('requests');
    this.requestUpdate();
    await this.updateComplete;
    this.#list?.focus();
  }

  get #list() {
    return this.renderRoot.querySelector<RequestList>('hr-request-list');
  }

  get #toasts() {
    return this.renderRoot.querySelector<ToastStack>('hr-toast-stack');
  }

  #help() {
    this.renderRoot.querySelector<ShortcutHelp>('hr-shortcut-help')?.open();
  }
}
customElements.define('hr-supervisor-desk', SupervisorDesk);
