/** Says in words whether the desk is connected. Always visible; changes are announced politely. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import type { Connection } from '../data/socket.ts';
import { controls } from '../theme/controls.ts';

const words: Record<Connection, () => string> = {
  connected: () => msg('Connected'),
  reconnecting: () => msg('Reconnecting …'),
  disconnected: () => msg('Disconnected'),
};
const tone: Record<Connection, string> = { connected: 'good', reconnecting: 'warn', disconnected: 'bad' };

export class ConnectionChip extends LitElement {
  static override properties = { state: {} };
  declare state: Connection;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    css`
      .dot {
        width: 0.5rem;
        height: 0.5rem;
        border: 2px solid currentColor;
        border-radius: 50%;
      }
      .good .dot {
        background: currentColor;
      }
    `,
  ];

  override render() {
    return html`<span role="status"
      ><span class="chip ${tone[this.state]}" data-test="connection" data-state=${this.state}
        ><span class="dot" aria-hidden="true"></span>${words[this.state]()}</span
      ></span
    >`;
  }
}
customElements.define('hr-connection', ConnectionChip);
