/**
 * The agent's desk as other desktops show it: a slim bar instead of the header, and what the page around it is told and
 * asks. The desk itself is the agent's own.
 */
import { css, html, LitElement } from 'lit';
import '../agent/agent-desk.ts';
import './embedded-bar.ts';
import { interactionOf } from '../../../machines/names.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import type { HostLink } from '../../embed/host-link.ts';
import type { ToFrame } from '../../embed/protocol.ts';
import { standingOf } from '../../embed/standing.ts';
import type { AgentDesk } from '../agent/agent-desk.ts';

export class EmbeddedDesk extends LitElement {
  static override properties = { only: {} };
  /** The one interaction that is shown; undefined shows all. */
  declare only: string | undefined;
  declare link: HostLink;
  /** Asked to open before it was the agent's. */
  #wanted: string | undefined;
  #stop: (() => void) | undefined;
  readonly #desk = new DeskController(this, () => this.#tellState());

  static override styles = css`
    :host {
      display: block;
    }
    hr-embedded-bar {
      position: sticky;
      top: 0;
      z-index: 1;
      display: block;
    }
  `;

  override connectedCallback() {
    super.connectedCallback();
    this.#stop = this.#desk.current.store.onHappening(({ alert }) => {
      if (alert?.pop) this.link.tell({ type: 'attention', interaction: interactionOf(alert.request) });
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
  }

  override render() {
    return html`<hr-embedded-bar @keys=${() => this.#agent?.help()}></hr-embedded-bar>
      <hr-agent-desk embedded .only=${this.only}></hr-agent-desk>`;
  }

  protected override updated() {
    const { agent } = this.#desk.current.store;
    if (this.#wanted === undefined || !agent?.interactions.includes(this.#wanted)) return;
    void this.#agent?.open(this.#wanted);
    this.#wanted = undefined;
  }

  hear(message: ToFrame): void {
    if (message.type === 'show') this.only = message.interaction;
    if (message.type !== 'open') return;
    this.#wanted = message.interaction;
    this.requestUpdate();
  }

  override focus(): void {
    this.#agent?.focus();
  }

  get #agent() {
    return this.renderRoot.querySelector<AgentDesk>('hr-agent-desk');
  }

  #tellState() {
    const { current } = this.#desk;
    const { agent, connection } = current.store;
    const interactions = agent ? standingOf(current, agent) : [];
    this.link.tell({ type: 'state', loggedOn: true, connection, interactions });
  }
}
customElements.define('hr-embedded-desk', EmbeddedDesk);
