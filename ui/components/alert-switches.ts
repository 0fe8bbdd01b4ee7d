/** The two switches of R-POP and R-SOUND. Show what the server knows; a wish is sent and shown while under way. */
import { msg } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import './toggle-switch.ts';
import type { AlertSettings } from '../../machines/commands.ts';
import { DeskController } from '../controllers/desk-controller.ts';
import { SendingController } from '../controllers/sending-controller.ts';
import { controls } from '../theme/controls.ts';
import { refusalNote, refusalStyles } from './refusal-note.ts';

export class AlertSwitches extends LitElement {
  readonly #desk = new DeskController(this);
  readonly #sending = new SendingController(this);
  #wish: AlertSettings | undefined;

  static override styles = [
    controls,
    refusalStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--s4);
      }
    `,
  ];

  override render() {
    const { store, people } = this.#desk.current;
    const known = (store.agent ?? store.supervisor)?.alerts ?? { pop: true, sound: true };
    const { pop, sound } = this.#wish ?? known;
    return html`<hr-switch
        name="pop"
        label=${msg('Pop on new message')}
        .on=${pop}
        @toggle=${({ detail }: CustomEvent<boolean>) => this.#choose({ pop: detail, sound })}
      ></hr-switch>
      <hr-switch
        name="sound"
        label=${msg('Play on new sound')}
        .on=${sound}
        @toggle=${({ detail }: CustomEvent<boolean>) => this.#choose({ pop, sound: detail })}
      ></hr-switch>
      ${refusalNote(this.#sending.refusal, people.nameOf)}`;
  }

  async #choose(wish: AlertSettings) {
    this.#wish = wish;
    await this.#sending.run(() => this.#desk.current.commands.send('alerts', wish));
    this.#wish = undefined;
    this.requestUpdate();
  }
}
customElements.define('hr-alert-switches', AlertSwitches);
