/**
 * Says in words whether the desk is connected, and if not since when. Always visible; changes are announced politely, the
 * clock is not.
 */
import { updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { ClockController } from '../controllers/clock-controller.ts';
import type { Connection } from '../data/socket.ts';
import { controls } from '../theme/controls.ts';
import { connectionSinceWords, connectionWords } from '../words/connection.ts';

const tone: Record<Connection, string> = { connected: 'good', reconnecting: 'warn', disconnected: 'bad' };

export class ConnectionChip extends LitElement {
  static override properties = { state: {}, lostAt: { type: Number }, catchingUp: {} };
  declare state: Connection;
  /** When the connection was lost, ms on this machine's clock; undefined while it is there. */
  declare lostAt: number | undefined;
  /** Whether the server answers again, and what was missed is on its way: asked as time goes by. */
  declare catchingUp: () => boolean;
  protected readonly clock = new ClockController(this);

  constructor() {
    super();
    this.catchingUp = () => false;
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    css`
      :host {
        position: relative;
      }
      .chip {
        font-variant-numeric: tabular-nums;
      }
      .dot {
        width: 0.5rem;
        height: 0.5rem;
        border: 2px solid currentColor;
        border-radius: 50%;
      }
      .good .dot {
        background: currentColor;
      }
      .short {
        display: none;
      }
      @media (max-width: 40rem) {
        .short {
          display: inline;
        }
        .long {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const lostMs = this.lostAt === undefined ? 0 : Date.now() - this.lostAt;
    const catchingUp = this.catchingUp();
    const words = connectionWords(this.state, catchingUp);
    return html`<span class="spoken" role="status">${words}</span
      ><span class="chip ${tone[this.state]}" aria-hidden="true" data-test="connection" data-state=${this.state}
        ><span class="dot"></span><span class="short">${words}</span
        ><span class="long">${connectionSinceWords(this.state, catchingUp, lostMs)}</span></span
      >`;
  }
}
customElements.define('hr-connection', ConnectionChip);
