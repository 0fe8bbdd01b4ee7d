/** The slim bar on top of an embedded desk: whether connected, who, sound if the browser blocks it, keys, log off. */
import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import '../../components/alert-settings.ts';
import '../../components/connection-chip.ts';
import type { AlertSettings } from '../../components/alert-settings.ts';
import { enableSound } from '../../components/enable-sound.ts';
import { icons } from '../../components/icons.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { controls } from '../../theme/controls.ts';

export class EmbeddedBar extends LitElement {
  readonly #desk = new DeskController(this);

  static override styles = [
    controls,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1);
        padding: var(--s1) var(--s2);
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      .who {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        color: var(--muted);
        font-size: var(--small);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .sound {
        flex: 1 0 100%;
        order: 1;
      }
    `,
  ];

  override render() {
    const { session, store } = this.#desk.current;
    return html`<header>
      <h1 class="spoken">${msg('Assistance from a supervisor')}</h1>
      <hr-connection
        .state=${store.connection}
        .lostAt=${store.lostAt}
        .catchingUp=${() => store.isCatchingUp}
      ></hr-connection>
      <span class="who" title=${session.name}>${session.name}</span>
      ${enableSound(this.#desk.current)}
      <button
        class="quiet icon"
        data-test="alert-settings-open"
        aria-label=${msg('Alerts')}
        title=${msg('Alerts')}
        aria-haspopup="dialog"
        @click=${this.#settings}
      >
        ${icons.bell}
      </button>
      <button class="quiet icon" data-test="keys" aria-label=${msg('Keyboard')} title=${msg('Keyboard (?)')} @click=${this.#keys}>
        ${icons.keys}
      </button>
      <button class="quiet icon" data-test="log-off" aria-label=${msg('Log off')} title=${msg('Log off')} @click=${this.#leave}>
        ${icons.leave}
      </button>
    </header>
    <hr-alert-settings></hr-alert-settings>`;
  }

  #settings() {
    void this.renderRoot.querySelector<AlertSettings>('hr-alert-settings')?.open();
  }

  #keys() {
    this.dispatchEvent(new CustomEvent('keys'));
  }

  async #leave() {
    await this.#desk.current.logOff();
    location.reload();
  }
}
customElements.define('hr-embedded-bar', EmbeddedBar);
