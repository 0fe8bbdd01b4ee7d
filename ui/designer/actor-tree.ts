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
import type { ActorLists } from './actor-lists.ts';
import { actorTreeStyles } from './actor-tree-styles.ts';
import { designerStyles } from './styles.ts';

const typingMs = 200;

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

  #kind(kind: Kind) {
    const isOpen = this.lists.isOpen(kind);
    const list = this.lists.of(kind);
    return html`<li role="treeitem" class="kind" data-key=${kind} data-test="actor-kind" aria-expanded=${isOpen} tabindex="-1" aria-labelledby="kind-${kind}">
      <div class="line" id="kind-${kind}" @click=${() => void this.lists.toggle(kind)}>
        <span class="turner" aria-hidden="true">${isOpen ? '▾' : '▸'}</span>
        <span class="grow">${kindsWords(kind)}</span>
        ${list && isOpen ? html`<span class="count">${numberWords(list.actors.length)}${list.hasMore ? '+' : ''}</span>` : nothing}
      </div>
      ${
        isOpen && list
          ? html`<ul role="group">
              ${list.actors.map((actor) => this.#actor(actor))}
              ${
                list.hasMore
                  ? html`<li role="treeitem" class="more" data-key="more ${kind}" data-test="more-actors" tabindex="-1" @click=${() => void this.lists.more(kind)}>
                      <div class="line">${this.lists.canShowMore(kind) ? msg('Show more') : msg('There are more: search for them')}</div>
                    </li>`
                  : nothing
              }
              ${list.actors.length === 0 ? html`<li role="none" class="none">${this.lists.search.trim() ? msg('None is called so.') : msg('There is none yet.')}</li>` : nothing}
            </ul>`
          : nothing
      }
    </li>`;
  }

  #actor({ address, name, state }: ListedActor) {
    const { id } = partsOf(address as `${Kind}/${string}`);
    const isChosen = this.chosen.includes(address);
    return html`<li
      role="treeitem"
      data-key=${address}
      data-test="actor"
      data-actor=${address}
      aria-selected=${isChosen}
      tabindex="-1"
      @click=${() => this.#choose(address)}
    >
      <div class="line">
        <span class="box" aria-hidden="true">${isChosen ? '✓' : ''}</span>
        <span class="grow"><bdi>${name ?? id}</bdi>${name === undefined || name === id ? nothing : html` <span class="muted small"><bdi>${id}</bdi></span>`}</span>
        <span class="state mono">${state === '' ? msg('absent') : state}</span>
      </div>
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
    const [into, out] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    if (event.key === 'Enter' || event.key === ' ') this.#act(key);
    else if (event.key === into && kind) this.#into(kind, item);
    else if (event.key === out && kind) {
      if (this.lists.isOpen(kind)) void this.lists.toggle(kind);
    } else if (event.key === out) this.#focusOn(item?.parentElement?.closest<HTMLElement>('[role=treeitem]'));
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

  #into(kind: Kind, item: HTMLElement | null | undefined) {
    if (!this.lists.isOpen(kind)) void this.lists.toggle(kind);
    else this.#focusOn(item?.querySelector<HTMLElement>('[role=treeitem]'));
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
