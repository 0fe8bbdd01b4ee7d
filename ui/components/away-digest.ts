/**
 * What happened while the person was away, in one quiet strip that stays until it is dismissed. Its live region is there
 * before it says anything. What it says is made in ui/alerts/absence.ts.
 */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { DeskController } from '../controllers/desk-controller.ts';
import { FocusController } from '../controllers/focus-controller.ts';
import { controls } from '../theme/controls.ts';
import { digestHeading, digestSentences } from '../words/digest.ts';
import { icons } from './icons.ts';

export class AwayDigest extends LitElement {
  readonly #desk = new DeskController(this);
  protected readonly safeFocus = new FocusController(this, () =>
    this.renderRoot.querySelector<HTMLElement>('.region')?.focus(),
  );

  static override styles = [
    controls,
    css`
      :host {
        display: block;
      }
      .digest {
        display: flex;
        align-items: center;
        gap: var(--s3);
        max-width: 78rem;
        margin: var(--s4) auto 0;
        padding: var(--s2) var(--s2) var(--s2) var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--accent-soft);
        margin-inline: max(var(--s4), calc((100% - 78rem) / 2));
      }
      .words {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        gap: 0 var(--s3);
        min-width: 0;
        overflow-wrap: anywhere;
      }
      h2 {
        font-weight: 600;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
      }
      li + li::before {
        content: '·';
        content: '·' / '';
        padding-inline: var(--s2);
        color: var(--muted);
      }
      @media (max-width: 56rem) {
        .digest {
          margin-inline: var(--s3);
        }
      }
      @media (forced-colors: active) {
        .digest {
          border-color: CanvasText;
        }
      }
    `,
  ];

  override render() {
    const { alerting } = this.#desk.current;
    return html`<div class="region" role="status" aria-label=${msg('While you were away')} tabindex="-1">
      ${alerting.digest ? this.#shown() : nothing}
    </div>`;
  }

  #shown() {
    const { alerting, people } = this.#desk.current;
    const digest = alerting.digest!;
    return html`<div class="digest" data-test="digest" data-came=${digest.came} data-messages=${digest.messages}>
      <div class="words">
        <h2>${digestHeading(digest)}</h2>
        <ul>
          ${digestSentences(digest, people.nameOf).map((sentence) => html`<li>${sentence}</li>`)}
        </ul>
      </div>
      <button
        class="quiet icon"
        data-test="dismiss-digest"
        aria-label=${msg('Dismiss')}
        title=${msg('Dismiss')}
        @click=${() => alerting.dismissDigest()}
      >
        ${icons.close}
      </button>
    </div>`;
  }
}
customElements.define('hr-away-digest', AwayDigest);
