/** A switch with its words. Shows what it is told; the owner hears `toggle` with the wish and decides. */
import { css, html, LitElement } from 'lit';
import { controls } from '../theme/controls.ts';

export class ToggleSwitch extends LitElement {
  static override properties = { on: { type: Boolean }, label: {}, name: {} };
  declare on: boolean;
  declare label: string;
  /** For `data-test`. */
  declare name: string;

  static override styles = [
    controls,
    css`
      button {
        padding: 0;
        border-color: transparent;
        background: none;
        font-weight: 400;
        font-size: var(--small);
        color: var(--muted);
      }
      button:hover {
        background: none;
        color: var(--text);
      }
      .track {
        display: flex;
        width: 1.75rem;
        height: 1rem;
        padding: 2px;
        border: 1px solid var(--edge);
        border-radius: 1rem;
      }
      .track::before {
        content: '';
        width: 0.625rem;
        border-radius: 50%;
        background: var(--edge);
        transition: margin var(--quick);
      }
      [aria-checked='true'] .track {
        border-color: var(--accent);
        background: var(--accent);
      }
      [aria-checked='true'] .track::before {
        background: var(--on-accent);
        margin-inline-start: 0.75rem;
      }
      @media (forced-colors: active) {
        button {
          border: 0;
        }
        .track::before {
          background: ButtonText;
        }
        [aria-checked='true'] .track {
          background: Highlight;
        }
      }
    `,
  ];

  override render() {
    return html`<button
      role="switch"
      aria-checked=${this.on ? 'true' : 'false'}
      data-test=${this.name}
      @click=${() => this.dispatchEvent(new CustomEvent('toggle', { detail: !this.on }))}
    >
      <span class="track" aria-hidden="true"></span>${this.label}
    </button>`;
  }
}
customElements.define('hr-switch', ToggleSwitch);
