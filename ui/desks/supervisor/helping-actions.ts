/**
 * How a supervisor gets out of a request: one who joined may leave (R-LEAVE), the responsible one hands over (R-HANDOFF).
 * The choice of people is what the workgroup's list says now; the server judges.
 */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { handOverTargets } from '../../../machines/desk.ts';
import type { RequestView } from '../../../machines/wire.ts';
import { icons } from '../../components/icons.ts';
import { refusalNote, refusalStyles } from '../../components/refusal-note.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { FocusController } from '../../controllers/focus-controller.ts';
import { SendingController } from '../../controllers/sending-controller.ts';
import { controls } from '../../theme/controls.ts';

export class HelpingActions extends LitElement {
  static override properties = { request: {}, choosing: { state: true } };
  declare request: RequestView;
  /** The people to hand over to are on screen. */
  declare choosing: boolean;
  readonly #desk = new DeskController(this);
  readonly #sending = new SendingController(this);
  protected readonly safeFocus = new FocusController(this, () => this.#toHandOver());

  static override styles = [
    controls,
    refusalStyles,
    css`
      :host {
        display: block;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: flex-end;
        gap: var(--s2);
      }
      .people {
        margin-top: var(--s2);
        padding-top: var(--s2);
        border-top: 1px solid var(--line);
      }
      .refusal {
        margin-top: var(--s2);
      }
    `,
  ];

  override render() {
    const { session, people } = this.#desk.current;
    const { responsible, helpers } = this.request;
    const mine = responsible === session.person;
    return html`<div @keydown=${this.#key}>
      <div class="row">
        ${mine ? this.#handOver() : helpers.includes(session.person) ? this.#leave() : nothing}
      </div>
      ${mine && this.choosing ? this.#people() : nothing} ${refusalNote(this.#sending.refusal, people.nameOf)}
    </div>`;
  }

  #handOver() {
    return html`<button
      data-test="hand-over"
      aria-expanded=${this.choosing ? 'true' : 'false'}
      aria-busy=${this.#sending.busy ? 'true' : 'false'}
      aria-disabled=${this.#isAway ? 'true' : 'false'}
      title=${this.#isAway ? msg('Not while the desk is disconnected') : nothing}
      @click=${this.#isAway ? nothing : () => ((this.choosing = !this.choosing))}
    >
      ${icons.handOver} ${msg('Hand over …')}
    </button>`;
  }

  #leave() {
    const { request } = this.request;
    return html`<button
      data-test="leave"
      aria-busy=${this.#sending.busy ? 'true' : 'false'}
      @click=${() => this.#sending.run(() => this.#desk.current.commands.send('leave', { request }))}
    >
      ${icons.leave} ${msg('Leave')}
    </button>`;
  }

  #people() {
    const { store, people } = this.#desk.current;
    const view = store.supervisor;
    const targets = view ? handOverTargets(store.desk.views, view, this.request.request) : [];
    if (targets.length === 0)
      return html`<p class="row people muted small" role="status">${msg('Nobody else is there to take over.')}</p>`;
    return html`<div class="row people" role="group" aria-label=${msg('Hand over to')}>
      <span class="muted small" aria-hidden="true">${msg('Hand over to')}</span>
      ${targets.map(
        (person) =>
          html`<button
            data-test="hand-over-to"
            data-person=${person}
            aria-disabled=${this.#isAway ? 'true' : 'false'}
            @click=${this.#isAway ? nothing : () => this.#to(person)}
          >
            ${people.nameOf(person)}
          </button>`,
      )}
    </div>`;
  }

  /** Who is there to take over is not known while nothing is heard. */
  get #isAway() {
    return this.#desk.current.store.connection !== 'connected';
  }

  async #to(person: string) {
    const { request } = this.request;
    await this.#sending.run(() => this.#desk.current.commands.send('handOver', { request, to: person }));
    if (!this.#sending.refusal) this.choosing = false;
  }

  /** Esc only closes the choice. */
  #key(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.choosing) return;
    event.stopPropagation();
    this.choosing = false;
    this.#toHandOver();
  }

  #toHandOver() {
    this.renderRoot.querySelector<HTMLElement>('[data-test="hand-over"]')?.focus();
  }
}
customElements.define('hr-helping-actions', HelpingActions);
