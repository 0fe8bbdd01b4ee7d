/** What a supervisor wants to see of the wall, and in which order: selects and a search. Says every choice at once. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { medias } from '../../../../machines/commands.ts';
import type { WallChoice } from '../../../../machines/wall.ts';
import { groupings, wallSorts, wallStates } from '../../../../machines/wall.ts';
import { DeskController } from '../../../controllers/desk-controller.ts';
import { controls } from '../../../theme/controls.ts';
import { field } from '../../../theme/field.ts';
import { mediaWords } from '../../../words/interaction.ts';
import { groupingWords, sortWords, wallStateWords } from '../../../words/wall.ts';

type Option = readonly [value: string, words: string];

export class WallFilters extends LitElement {
  static override properties = { choice: {}, workgroups: {} };
  declare choice: WallChoice;
  declare workgroups: readonly string[];
  protected readonly desk = new DeskController(this);

  static override styles = [
    controls,
    field,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--s2) var(--s3);
      }
      label {
        display: flex;
        flex: 1 1 auto;
        flex-direction: column;
        min-width: 0;
        max-width: 100%;
        color: var(--muted);
        font-size: var(--small);
      }
      select,
      input {
        font-size: var(--body);
      }
    `,
  ];

  override render() {
    const all = msg('All');
    const any = (words: string): Option => ['', words];
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <label>
        ${msg('Search by name')}
        <input
          type="search"
          data-test="wall-search"
          maxlength="64"
          autocomplete="off"
          .value=${this.choice.search}
          @input=${({ target }: Event) => this.#choose('search', (target as HTMLInputElement).value)}
        />
      </label>
      ${
        this.workgroups.length > 1
          ? this.#select('workgroup', msg('Workgroup'), [
              any(all),
              ...this.workgroups.map((name): Option => [name, name]),
            ])
          : nothing
      }
      ${this.#select('media', msg('Media'), [any(all), ...medias.map((one): Option => [one, mediaWords(one)])])}
      ${this.#select('state', msg('State'), [
        any(all),
        ['waiting', msg('Waits for assistance')],
        ...wallStates.map((one): Option => [one, wallStateWords(one)]),
      ])}
      ${this.#select(
        'sort',
        msg('Order'),
        wallSorts.map((one): Option => [one, sortWords(one)]),
      )}
      ${this.#select(
        'group',
        msg('Group by'),
        groupings.map((one): Option => [one, groupingWords(one)]),
      )}
    </form>`;
  }

  #select(name: keyof WallChoice, words: string, options: readonly Option[]) {
    const chosen = this.choice[name];
    return html`<label>
      ${words}
      <select
        data-test="wall-${name}"
        @change=${({ target }: Event) => this.#choose(name, (target as HTMLSelectElement).value)}
      >
        ${options.map(([value, said]) => html`<option value=${value} .selected=${value === chosen}>${said}</option>`)}
      </select>
    </label>`;
  }

  #choose(name: keyof WallChoice, value: string) {
    this.dispatchEvent(new CustomEvent('choose', { detail: { ...this.choice, [name]: value } }));
  }
}
customElements.define('hr-wall-filters', WallFilters);
