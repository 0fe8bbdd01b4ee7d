/**
 * Actors to choose from, by kind, as a tree: walked by the arrow keys, searched on the server, alive. Chooses several; what is
 * done with them is not known here. `choose`: an address, to be shown or not any more.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { html, LitElement, nothing } from 'lit';
import type { ListedActor } from '../../machines/inspection.ts';
import type { Kind } from '../../machines/names.ts';
import { kinds, partsOf } from '../../machines/names.ts';
import { RovingController } from '../controllers/roving-controller.ts';
import { controls } from '../theme/controls.ts';
import { kindsWords } from '../words/actor.ts';
import { numberWords } from '../words/formats.ts';
import type { ActorLists, KindList } from './actor-lists.ts';
import { actorTreeStyles } from './actor-tree-styles.ts';
import { designerStyles } from './styles.ts';

const typingMs = 200;
/** Into a kind, or out of it, where one reads from left to right. */
const sideways: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

export class ActorTree extends LitElement {
  static override properties = { lists: { attribute: false }, chosen: { attribute: false }, version: {} };
  declare lists: ActorLists;
  declare chosen: readonly string[];
  /** Another one: the lists have changed. */
  declare version: number;
  readonly #roving = new RovingController(this, '[role=treeitem]', (row) => row.dataset.key ?? '');
  #typing: ReturnType<typeof setTimeout> | undefined;

  static override styles = [controls, designerStyles, actorTreeStyles];

  constructor() {
    super();
    this.chosen = [];
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`<input
        type="search"
        data-test="actor-search"
        autocomplete="off"
        maxlength="100"
        placeholder=${msg('Search actors')}
        aria-label=${msg('Search actors')}
        .value=${this.lists.search}
        @input=${this.#find}
      />
      <span class="spoken" role="status">${this.#found}</span>
      <ul
        role="tree"
        aria-multiselectable="true"
        aria-label=${msg('Actors')}
        aria-busy=${this.lists.isKnown ? 'false' : 'true'}
        @keydown=${this.#press}
      >
        ${kinds.map((kind) => this.#kind(kind))}
      </ul>`;
  }

  /** One level of elements, told apart by `aria-level`: what an item is called is all that is in it. */
  #kind(kind: Kind) {
    const isOpen = this.lists.isOpen(kind);
    const list = this.lists.of(kind);
    return html`<li role="treeitem" aria-level="1" class="kind line" data-key=${kind} data-test="actor-kind" aria-expanded=${isOpen} tabindex="-1" @click=${() => void this.lists.toggle(kind)}>
        <span class="turner" aria-hidden="true">${isOpen ? '▾' : '▸'}</span>
        <span class="grow">${kindsWords(kind)}</span>
        ${list && isOpen ? html`<span class="count">${numberWords(list.actors.length)}${list.hasMore ? '+' : ''}</span>` : nothing}
      </li>
      ${isOpen && list ? this.#members(kind, list) : nothing}`;
  }

  #members(kind: Kind, { actors, hasMore }: KindList) {
    const more = this.lists.canShowMore(kind) ? msg('Show more') : msg('There are more: search for them');
    return html`${actors.map((actor) => this.#actor(actor, kind))}
      ${hasMore ? html`<li role="treeitem" aria-level="2" class="more line" data-key="more ${kind}" data-kind=${kind} data-test="more-actors" tabindex="-1" @click=${() => void this.lists.more(kind)}>${more}</li>` : nothing}
      ${actors.length === 0 ? html`<li role="none" class="none">${this.lists.search.trim() ? msg('None is called so.') : msg('There is none yet.')}</li>` : nothing}`;
  }

  #actor({ address, name, state }: ListedActor, kind: Kind) {
    const { id } = partsOf(address as `${Kind}/${string}`);
    const isChosen = this.chosen.includes(address);
    return html`<li
      role="treeitem"
      aria-level="2"
      class="line"
      data-key=${address}
      data-kind=${kind}
      data-test="actor"
      data-actor=${address}
      aria-selected=${isChosen}
      tabindex="-1"
      @click=${() => this.#choose(address)}
    >
      <span class="box" aria-hidden="true">${isChosen ? '✓' : ''}</span>
      <span class="grow"><bdi>${name ?? id}</bdi>${name === undefined || name === id ? nothing : html` <span class="muted small"><bdi>${id}</bdi></span>`}</span>
      <span class="state mono">${state === '' ? msg('absent') : state}</span>
    </li>`;
  }

  readonly #find = (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.lists.find(value), typingMs);
  };

  /** What roving does not do: in and out of kinds, and choosing. */
  readonly #press = (event: KeyboardEvent) => {
    const item = (event.target as Element).closest<HTMLElement>('[role=treeitem]');
    const key = item?.dataset.key ?? '';
    const kind = kinds.find((one) => one === key);
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const inwards = (sideways[event.key] ?? 0) * (isRtl ? -1 : 1);
    if (event.key === 'Enter' || event.key === ' ') this.#act(key);
    else if (inwards > 0 && kind) this.#into(kind);
    else if (inwards < 0 && kind) {
      if (this.lists.isOpen(kind)) void this.lists.toggle(kind);
    } else if (inwards < 0) this.#focusOn(this.#item(item?.dataset.kind));
    else {
      this.#roving.press(event);
      return;
    }
    event.preventDefault();
  };

  #act(key: string) {
    const kind = kinds.find((one) => one === key);
    if (kind) void this.lists.toggle(kind);
    else if (key.startsWith('more ')) void this.lists.more(key.slice('more '.length) as Kind);
    else this.#choose(key);
  }

  #into(kind: Kind) {
    if (!this.lists.isOpen(kind)) void this.lists.toggle(kind);
    else this.#focusOn(this.renderRoot.querySelector<HTMLElement>(`[data-kind=${kind}]`));
  }

  #item(key: string | undefined): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-key="${key}"]`);
  }

  #focusOn(item: HTMLElement | null | undefined) {
    if (!item) return;
    for (const other of this.renderRoot.querySelectorAll<HTMLElement>('[role=treeitem]')) other.tabIndex = -1;
    item.tabIndex = 0;
    item.focus();
  }

  #choose(address: string) {
    this.dispatchEvent(new CustomEvent('choose', { detail: address }));
  }

  /** A search that is still typed is of the lists before. */
  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('lists')) clearTimeout(this.#typing);
  }

  /** For whoever does not see the rows. */
  get #found(): string {
    if (this.lists.search.trim() === '') return '';
    const count = kinds.reduce((sum, kind) => sum + (this.lists.of(kind)?.actors.length ?? 0), 0);
    return msg(str`${numberWords(count)} found`);
  }
}
customElements.define('hr-actor-tree', ActorTree);
