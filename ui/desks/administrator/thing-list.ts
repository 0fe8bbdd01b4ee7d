/** Things to choose from: searched, the chosen one marked, what is not saved marked too. Links, so that Back works. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../../components/icons.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { list } from '../../theme/list.ts';
import { moreWords } from '../../words/administration.ts';
import { numberWords, pluralWords } from '../../words/formats.ts';

export interface Entry {
  id: string;
  name: string;
  /** A line about it. */
  about: string;
  chips?: readonly string[];
  isUnsaved: boolean;
}

/** In sight at once; whoever has more of them searches. */
const shownMax = 200;

export class ThingList extends LitElement {
  static override properties = { heading: {}, entries: {}, chosen: {}, place: {}, adding: {}, search: { state: true } };
  declare heading: string;
  declare entries: readonly Entry[];
  declare chosen: string | undefined;
  /** As in the address; empty for the first one. */
  declare place: string;
  /** The words of the link that adds one. */
  declare adding: string;
  declare search: string;

  static override styles = [
    controls,
    form,
    list,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        align-items: center;
        gap: var(--s2);
        margin-bottom: var(--s3);
      }
      .head h2 {
        flex: 1;
      }
      .count {
        color: var(--muted);
        font-weight: 500;
      }
      .add {
        display: inline-flex;
        align-items: center;
        gap: var(--s1);
        min-height: 2rem;
        padding: 0 var(--s3);
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: var(--text);
        font-weight: 500;
        text-decoration: none;
      }
      .add:hover {
        background: var(--hover);
      }
      ul {
        margin-top: var(--s3);
      }
      li a {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--s2);
        min-height: 2.75rem;
        padding: var(--s2) var(--s4);
        border-inline-start: 3px solid transparent;
        color: var(--text);
        text-decoration: none;
      }
      li a:hover {
        background: var(--hover);
      }
      li a:focus-visible {
        outline-offset: -2px;
      }
      li a[aria-current] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .who {
        flex: 1;
        min-width: 8rem;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .about {
        flex-basis: 100%;
        color: var(--muted);
        font-size: var(--small);
        overflow-wrap: anywhere;
      }
      .none {
        padding: var(--s4);
        color: var(--muted);
      }
    `,
  ];

  constructor() {
    super();
    this.search = '';
    this.entries = [];
    updateWhenLocaleChanges(this);
  }

  override render() {
    const found = this.#found;
    return html`<div class="head">
        <h2>${this.heading} <span class="count">${numberWords(this.entries.length)}</span></h2>
        <a class="add" data-test="add-thing" href=${this.#address('new')}>${icons.plus}<span>${this.adding}</span></a>
      </div>
      <input
        type="search"
        data-test="search"
        autocomplete="off"
        placeholder=${msg('Search')}
        aria-label=${msg(str`Search: ${this.heading}`)}
        @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
      />
      <span class="spoken" role="status"
        >${
          this.search.trim() === ''
            ? ''
            : pluralWords(
                found.length,
                (count) => msg(str`${count} found`),
                (count) => msg(str`${count} found`),
              )
        }</span
      >
      <ul class="list" aria-label=${this.heading}>
        ${repeat(
          found.slice(0, shownMax),
          ({ id }) => id,
          (entry) => this.#entry(entry),
        )}
        ${found.length > shownMax ? html`<li class="none small">${moreWords(found.length - shownMax)}</li>` : nothing}
        ${found.length === 0 ? html`<li class="none small">${this.search.trim() === '' ? msg('There is none yet.') : msg('Nothing is called so.')}</li>` : nothing}
      </ul>`;
  }

  #entry({ id, name, about, chips = [], isUnsaved }: Entry) {
    return html`<li data-test="thing" data-id=${id}>
      <a href=${this.#address(id)} aria-current=${id === this.chosen ? 'true' : nothing}>
        <span class="who"><bdi>${name}</bdi></span>
        ${chips.map((words) => html`<span class="chip">${words}</span>`)}
        ${isUnsaved ? html`<span class="chip warn" data-test="unsaved">${msg('Not saved')}</span>` : nothing}
        <span class="about">${about}</span>
      </a>
    </li>`;
  }

  #address(id: string) {
    return `#${this.place}?${new URLSearchParams(id === 'new' ? { new: '' } : { id })}`;
  }

  /** On the thing, or if it is not in sight on the search. */
  focusOn(id: string | undefined) {
    const things = [...this.renderRoot.querySelectorAll<HTMLElement>('li')];
    const link = things.find(({ dataset }) => dataset.id === id)?.querySelector('a');
    (link ?? this.renderRoot.querySelector('input'))?.focus();
  }

  get #found(): readonly Entry[] {
    const sought = this.search.trim().toLocaleLowerCase();
    if (sought === '') return this.entries;
    return this.entries.filter(({ id, name, about }) =>
      [id, name, about].some((text) => text.toLocaleLowerCase().includes(sought)),
    );
  }
}
customElements.define('hr-thing-list', ThingList);
