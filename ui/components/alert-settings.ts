/**
 * Everything a person may choose about alerts, in one native modal dialog: the two switches that the server keeps, and
 * what this browser keeps of tones, volume, notifications and keys. Every choice holds at once, in all tabs.
 */
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import './alert-switches.ts';
import './toggle-switch.ts';
import * as choices from '../alerts/choices.ts';
import type { SoundKind, Tone } from '../alerts/tones.ts';
import { tones } from '../alerts/tones.ts';
import { DeskController } from '../controllers/desk-controller.ts';
import { singleKeysOn, switchSingleKeys } from '../controllers/shortcuts-controller.ts';
import type { Preference } from '../data/preferences.ts';
import { controls } from '../theme/controls.ts';
import { field } from '../theme/field.ts';
import { modal } from '../theme/modal.ts';
import { noticeHindrance, soundTimeWords, toneWords } from '../words/alert-choices.ts';
import { numberWords } from '../words/formats.ts';
import { alertSettingsStyles } from './alert-settings-styles.ts';
import { icons } from './icons.ts';

export class AlertSettings extends LitElement {
  static override properties = { isOpen: { state: true } };
  declare isOpen: boolean;
  readonly #desk = new DeskController(this);

  static override styles = [controls, field, modal, alertSettingsStyles];

  override render() {
    return html`<dialog aria-labelledby="title" data-test="alert-settings" @close=${() => (this.isOpen = false)}>
      <div class="head">
        <h2 id="title">${msg('Alerts')}</h2>
        <button class="quiet icon" data-test="close-settings" aria-label=${msg('Close')} @click=${() => this.#dialog.close()}>
          ${icons.close}
        </button>
      </div>
      ${this.isOpen ? [this.#switches(), this.#sound(), this.#notices(), this.#keys()] : nothing}
    </dialog>`;
  }

  async open() {
    this.isOpen = true;
    await this.updateComplete;
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  get #dialog() {
    return this.renderRoot.querySelector('dialog')!;
  }

  #switches() {
    return html`<section aria-labelledby="what">
      <h3 id="what">${msg('When somebody asks or writes')}</h3>
      <hr-alert-switches></hr-alert-switches>
    </section>`;
  }

  #sound() {
    const { store, alerting, preferences } = this.#desk.current;
    const volume = preferences.read(choices.volume);
    return html`<section aria-labelledby="sound">
      <h3 id="sound">${msg('Sound')}</h3>
      ${alerting.sound.blocked ? this.#blocked() : nothing}
      ${this.#tone(msg('For messages'), choices.messageTone, ['message'])}
      ${store.supervisor ? this.#tone(msg('For requests'), choices.toastTone, ['toast', 'urgent']) : nothing}
      <div class="row">
        <label for="volume">${msg('Volume')}</label>
        <span class="control"
          ><input
            id="volume"
            data-test="volume"
            type="range"
            min="0"
            max="100"
            step="5"
            .value=${live(String(volume))}
            aria-valuetext=${msg(str`${numberWords(volume)} percent`)}
            @input=${({ target }: Event) => preferences.choose(choices.volume, Number((target as HTMLInputElement).value))}
          /><output for="volume">${numberWords(volume)}</output></span
        >
      </div>
      <div class="row">
        <label for="when">${msg('Play')}</label>
        <span class="control">${this.#select('when', choices.soundTime, choices.soundTimes, soundTimeWords)}</span>
      </div>
    </section>`;
  }

  /** Testing it enables it too. */
  #blocked() {
    return html`<p class="hint warn">${msg('This browser keeps sound back until you click once on this page.')}</p>`;
  }

  #tone(label: string, preference: Preference<Tone>, kinds: readonly SoundKind[]) {
    const { name } = preference;
    return html`<div class="row">
      <label for=${name}>${label}</label>
      <span class="control"
        >${this.#select(name, preference, tones, toneWords)}${kinds.map((kind) => this.#test(kind))}</span
      >
    </div>`;
  }

  #test(kind: SoundKind) {
    const { sound } = this.#desk.current.alerting;
    const words = {
      message: { shown: msg('Test'), spoken: msg('Test the sound for messages') },
      toast: { shown: msg('Test'), spoken: msg('Test the sound for requests') },
      urgent: { shown: msg('Test urgent'), spoken: msg('Test urgent: the sound for urgent requests') },
    }[kind];
    return html`<button data-test="test-${kind}" aria-label=${words.spoken} @click=${() => sound.sample(kind)}>
      ${words.shown}
    </button>`;
  }

  #select<Value extends string>(
    name: string,
    preference: Preference<Value>,
    values: readonly Value[],
    words: (value: Value) => string,
  ) {
    const { preferences } = this.#desk.current;
    const chosen = preferences.read(preference);
    return html`<select
      id=${name}
      data-test=${name}
      .value=${live(chosen)}
      @change=${({ target }: Event) => preferences.choose(preference, (target as HTMLSelectElement).value as Value)}
    >
      ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${words(value)}</option>`)}
    </select>`;
  }

  #notices() {
    const { permission } = this.#desk.current.alerting.notifier;
    return html`<section aria-labelledby="notices" data-test="notices-section" data-permission=${permission}>
      <h3 id="notices">${msg('Desktop notifications')}</h3>
      <p class="hint" role="status">${noticeHindrance(permission) ?? nothing}</p>
      ${permission === 'default' ? this.#askBrowser() : nothing}
      ${
        permission === 'granted'
          ? html`<div class="row">
                ${this.#switch('notices', msg('Show them while I look elsewhere'), choices.notices)}
              </div>
              <div class="row">
                ${this.#switch('notice-texts', msg('Show what was written'), choices.noticeTexts)}
                <p class="hint">${msg('Others may see your screen. Without it only names and workgroups are shown.')}</p>
              </div>`
          : nothing
      }
    </section>`;
  }

  #askBrowser() {
    return html`<div class="row">
      <button data-test="allow-notices" @click=${this.#allow}>${msg('Show desktop notifications')}</button>
      <p class="hint">${msg('Your browser asks once whether it may.')}</p>
    </div>`;
  }

  #switch(name: string, label: string, preference: Preference<boolean>) {
    const { preferences } = this.#desk.current;
    return html`<hr-switch
      name=${name}
      label=${label}
      .on=${preferences.read(preference)}
      @toggle=${({ detail }: CustomEvent<boolean>) => preferences.choose(preference, detail)}
    ></hr-switch>`;
  }

  #keys() {
    return html`<section aria-labelledby="keyboard">
      <h3 id="keyboard">${msg('Keyboard')}</h3>
      <hr-switch
        name="single-keys"
        label=${msg('Single letters work as keys')}
        .on=${singleKeysOn()}
        @toggle=${({ detail }: CustomEvent<boolean>) => {
          switchSingleKeys(detail);
          this.requestUpdate();
        }}
      ></hr-switch>
    </section>`;
  }

  /** The person has asked for them by this click; if the browser allows it, nothing more has to be switched on. */
  async #allow() {
    const { alerting, preferences } = this.#desk.current;
    if ((await alerting.notifier.ask()) === 'granted') preferences.choose(choices.notices, true);
    await this.#keepFocus();
  }

  /** The button is gone, whatever the answer was. */
  async #keepFocus() {
    this.requestUpdate();
    await this.updateComplete;
    const [next] = this.renderRoot.querySelectorAll<LitElement>('hr-switch[name="notices"]');
    await next?.updateComplete;
    const control = next?.renderRoot.querySelector('button');
    (control ?? this.renderRoot.querySelector<HTMLElement>('[data-test="close-settings"]'))?.focus();
  }
}
customElements.define('hr-alert-settings', AlertSettings);
