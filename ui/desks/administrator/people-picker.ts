/**
 * A list of people: taken out by a button each, added by a search that goes well with hundreds of them. Enter adds the first
 * who is found. Says `change` with the ids.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../../components/icons.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { moreWords } from '../../words/administration.ts';
import { pluralWords } from '../../words/formats.ts';

export interface Choice {
  id: string;
  name: string;
}

/** Offered at once. */
const offeredMax = 6;

export class PeoplePicker extends LitElement {
  static override properties = {
    label: {},
    hint: {},
    error: {},
    chosen: {},
    choices: {},
    name: {},
    search: { state: true },
    said: { state: true },
  };
  declare label: string;
  declare hint: string;
  declare error: string | undefined;
  declare chosen: readonly string[];
  /** Everybody who could be chosen. */
  declare choices: readonly Choice[];
  /** For `data-test`. */
  declare name: string;
  declare search: string;
  declare said: string;

  static override styles = [
    controls,
    form,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s2);
      }
      ul.chosen {
        margin-bottom: var(--s2);
      }
      ul.offered {
        margin-top: var(--s2);
      }
      .one {
        display: inline-flex;
        align-items: center;
        gap: var(--s1);
        min-height: 1.75rem;
        padding-inline-start: var(--s3);
        border: 1px solid var(--line);
        border-radius: 1rem;
        background: var(--surface);
        overflow-wrap: anywhere;
      }
      .one button {
        width: 1.75rem;
        min-height: 1.75rem;
        border-radius: 1rem;
      }
      .offered button {
        min-height: 1.75rem;
        max-width: 100%;
        white-space: normal;
        text-align: start;
      }
      .nobody {
        margin-bottom: var(--s2);
        color: var(--muted);
      }
    `,
  ];

  constructor() {
    super();
    this.search = '';
    this.said = '';
    this.chosen = [];
    this.choices = [];
    updateWhenLocaleChanges(this);
  }

  override render() {
    const nameOf = new Map(this.choices.map(({ id, name }) => [id, name]));
    const found = this.#found;
    return html`<fieldset data-test=${this.name} aria-describedby="hint">
      <legend>${this.label}</legend>
      ${
        this.chosen.length === 0
          ? html`<p class="nobody small">${msg('Nobody')}</p>`
          : html`<ul class="chosen">
              ${repeat(
                this.chosen,
                (id) => id,
                (id) => html`<li class="one" data-test="chosen" data-person=${id}>
                  <bdi>${nameOf.get(id) ?? id}</bdi>
                  <button
                    type="button"
                    class="quiet icon"
                    data-test="take-out"
                    aria-label=${msg(str`Take out ${nameOf.get(id) ?? id}`)}
                    @click=${() => this.#takeOut(id)}
                  >
                    ${icons.close}
                  </button>
                </li>`,
              )}
            </ul>`
      }
      <input
        type="search"
        data-test="find"
        autocomplete="off"
        aria-label=${msg(str`Find somebody to add: ${this.label}`)}
        placeholder=${msg('Find somebody to add')}
        aria-invalid=${this.error ? 'true' : nothing}
        aria-describedby=${this.error ? 'error' : 'hint'}
        .value=${this.search}
        @input=${(event: Event) => this.#seek((event.target as HTMLInputElement).value)}
        @keydown=${this.#press}
      />
      ${
        this.search.trim() === ''
          ? nothing
          : html`<ul class="offered">
              ${found.slice(0, offeredMax).map(
                ({ id, name }) => html`<li>
                  <button type="button" data-test="add" data-person=${id} @click=${() => this.#add(id)}>
                    ${icons.plus}<span>${msg(str`Add ${name}`)}</span>
                  </button>
                </li>`,
              )}
              ${found.length > offeredMax ? html`<li class="hint">${moreWords(found.length - offeredMax)}</li>` : nothing}
              ${found.length === 0 ? html`<li class="hint">${msg('Nobody here is called so, or they are chosen already.')}</li>` : nothing}
            </ul>`
      }
      ${this.error ? html`<p class="error" id="error">${this.error}</p>` : nothing}
      <p class="hint" id="hint">${this.hint}</p>
      <span class="spoken" role="status">${this.said}</span>
    </fieldset>`;
  }

  get #found(): readonly Choice[] {
    const sought = this.search.trim().toLocaleLowerCase();
    if (sought === '') return [];
    return this.choices.filter(
      ({ id, name }) =>
        !this.chosen.includes(id) &&
        (name.toLocaleLowerCase().includes(sought) || id.toLocaleLowerCase().includes(sought)),
    );
  }

  #seek(search: string) {
    this.search = search;
    this.said =
      search.trim() === ''
        ? ''
        : pluralWords(
            this.#found.length,
            (count) => msg(str`${count} person found`),
            (count) => msg(str`${count} people found`),
          );
  }

  #press(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    // Not the form's: nobody wants to save by finding somebody.
    event.preventDefault();
    const [first] = this.#found;
    if (first) this.#add(first.id);
  }

  #add(id: string) {
    this.search = '';
    this.said = msg(str`${this.#nameOf(id)} added`);
    this.#tell([...this.chosen, id]);
    this.focus();
  }

  #takeOut(id: string) {
    this.said = msg(str`${this.#nameOf(id)} taken out`);
    this.#tell(this.chosen.filter((other) => other !== id));
    this.focus();
  }

  readonly #nameOf = (id: string) => this.choices.find((choice) => choice.id === id)?.name ?? id;

  #tell(ids: readonly string[]) {
    this.dispatchEvent(new CustomEvent('change', { detail: ids }));
  }

  override focus() {
    this.renderRoot.querySelector('input')?.focus();
  }
}
customElements.define('hr-people-picker', PeoplePicker);
