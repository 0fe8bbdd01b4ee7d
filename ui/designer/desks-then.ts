/**
 * The desks of chosen people as they were: which of them, and each one. `desk`: one that is to be shown, or not any more. At most two: they are the
 * whole desks, and somebody compares who asked with who helps.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../components/icons.ts';
import type { Fetch } from '../data/desk-fetch.ts';
import { controls } from '../theme/controls.ts';
import { actorWords, kindsWords } from '../words/actor.ts';
import type { NameOf } from '../words/names.ts';
import type { ActorLists } from './actor-lists.ts';
import './still-desk.ts';
import { designerStyles } from './styles.ts';
import type { DeskShown } from './travel-controller.ts';

export const desksMax = 2;
const kinds = ['agent', 'supervisor'] as const;

export class DesksThen extends LitElement {
  static override properties = {
    desks: { attribute: false },
    lists: { attribute: false },
    frames: { attribute: false },
    version: {},
    whenOf: { attribute: false },
    nameOf: { attribute: false },
    ask: { attribute: false },
  };
  /** Such as `agent/alice`. */
  declare desks: readonly string[];
  declare lists: ActorLists;
  declare frames: ReadonlyMap<string, DeskShown | 'none'>;
  /** Another one: the lists or frames have changed. */
  declare version: string;
  declare whenOf: (at: number) => string;
  declare nameOf: NameOf;
  declare ask: Fetch;

  static override styles = [
    controls,
    designerStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s3);
      }
      .desks {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr));
        align-items: start;
        gap: var(--s4);
      }
    `,
  ];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const isFull = this.desks.length >= desksMax;
    return html`<section aria-labelledby="desks" data-test="desks-then">
      <div class="row">
        <h3 id="desks" class="grow">${msg('Desks as they were')}</h3>
        <label class="row">
          <span>${msg('Show the desk of')}</span>
          <select data-test="add-desk" ?disabled=${isFull} @change=${this.#add}>
            <option value="">${isFull ? msg('two at most') : msg('somebody …')}</option>
            ${kinds.map(
              (kind) => html`<optgroup label=${kindsWords(kind)}>
                ${(this.lists.of(kind)?.actors ?? [])
                  .filter(({ address }) => !this.desks.includes(address))
                  .map(
                    ({ address, name }) =>
                      html`<option value=${address}>${name ?? this.nameOf(address.slice(kind.length + 1))}</option>`,
                  )}
              </optgroup>`,
            )}
          </select>
        </label>
      </div>
      ${this.desks.length === 0 ? html`<p class="muted small">${msg('Choose who: their desk is drawn from what it would have been sent then.')}</p>` : nothing}
      <div class="desks">
        ${repeat(
          this.desks,
          (desk) => desk,
          (desk) => this.#desk(desk),
        )}
      </div>
    </section>`;
  }

  #desk(desk: string) {
    const [kind, person] = desk.split('/') as ['agent' | 'supervisor', string];
    const shown = this.frames.get(desk);
    const name = actorWords(desk, this.nameOf);
    return html`<hr-still-desk
      .kind=${kind}
      .person=${person}
      .name=${this.nameOf(person)}
      .when=${shown && shown !== 'none' ? this.whenOf(shown.at) : ''}
      .shown=${shown}
      .ask=${this.ask}
    >
      <button class="quiet icon" data-test="shut-desk" aria-label=${msg(str`Close the desk of ${name}`)} @click=${() => this.#say(desk)}>${icons.close}</button>
    </hr-still-desk>`;
  }

  readonly #add = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    if (select.value !== '') this.#say(select.value);
    select.value = '';
  };

  #say(desk: string) {
    this.dispatchEvent(new CustomEvent('desk', { detail: desk }));
  }
}
customElements.define('hr-desks-then', DesksThen);
