/**
 * One actor: its chart with the state lit, its books, and whatever the place adds. Says what somebody wants: `shut`, and `move`
 * with -1 or 1 to change places with its neighbour.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { css, html, LitElement, nothing } from 'lit';
import './chart/chart.ts';
import type { StateValue } from '../../machines/index.ts';
import type { Kind } from '../../machines/names.ts';
import { partsOf } from '../../machines/names.ts';
import { icons } from '../components/icons.ts';
import { controls } from '../theme/controls.ts';
import { actorWords } from '../words/actor.ts';
import type { NameOf } from '../words/names.ts';
import { differencesOf } from './context-diff.ts';
import './context-table.ts';
import './export-menu.ts';
import { followIn } from './follow.ts';
import { designerIcons } from './icons.ts';
import type { ActorNow } from './inspection-client.ts';
import { stateText } from './state-text.ts';
import { designerStyles } from './styles.ts';

export class ActorPanel extends LitElement {
  static override properties = {
    address: { reflect: true },
    nameOf: { attribute: false },
    now: { attribute: false },
    was: { attribute: false },
    taken: { attribute: false },
    note: {},
    live: { type: Boolean },
    fixed: { type: Boolean },
    isFirst: { type: Boolean },
    isLast: { type: Boolean },
    isContextOpen: { state: true },
  };
  declare address: string;
  declare nameOf: NameOf;
  /** Undefined: it is not there. */
  declare now: ActorNow | undefined;
  /** Before its last turn; what is different is marked. */
  declare was: ActorNow | undefined;
  declare taken: readonly string[];
  /** In place of the state, if it is not there. */
  declare note: string | undefined;
  declare live: boolean;
  /** It stays where it is. */
  declare fixed: boolean;
  declare isFirst: boolean;
  declare isLast: boolean;
  declare isContextOpen: boolean;
  #followed = '';

  static override styles = [
    controls,
    designerStyles,
    css`
      .sheet {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s2);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s2);
      }
      h3 {
        flex: 1;
        min-width: 8rem;
        font-size: var(--large);
        overflow-wrap: anywhere;
      }
      .tools {
        display: flex;
        align-items: center;
      }
      .chip {
        white-space: normal;
      }
      .tools button svg {
        width: 1rem;
        height: 1rem;
      }
      :host(:dir(rtl)) .turns {
        transform: scaleX(-1);
      }
    `,
  ];

  constructor() {
    super();
    this.isContextOpen = false;
    this.taken = [];
    this.nameOf = (person) => person;
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { kind } = partsOf(this.address as `${Kind}/${string}`);
    const name = actorWords(this.address, this.nameOf);
    return html`<section class="sheet" aria-labelledby="actor" data-test="actor-panel" data-actor=${this.address}>
      <header>
        <h3 id="actor">${name}</h3>
        ${this.now ? html`<span class="chip accent mono" data-test="actor-state">${stateText(this.now.value)}</span>` : nothing}
        <div class="tools">
          <hr-export-menu .kind=${kind} .live=${this.live}></hr-export-menu>
          ${this.fixed ? nothing : this.#moving(name)}
        </div>
      </header>
      ${this.now ? nothing : html`<p class="note" role="status" data-test="actor-absent">${this.note}</p>`}
      <hr-chart bare @drawn=${this.#follow} .chart=${kind} .state=${this.now && { value: this.now.value as StateValue }} .taken=${this.taken}></hr-chart>
      ${this.now ? this.#context(this.now) : nothing}
      <slot></slot>
    </section>`;
  }

  #moving(name: string) {
    return html`${this.isFirst ? nothing : html`<button class="quiet icon turns" data-test="move-earlier" aria-label=${msg(str`Move ${name} one place forward`)} title=${msg('Move forward')} @click=${() => this.#say('move', -1)}>${designerIcons.earlier}</button>`}
      ${this.isLast ? nothing : html`<button class="quiet icon turns" data-test="move-later" aria-label=${msg(str`Move ${name} one place back`)} title=${msg('Move back')} @click=${() => this.#say('move', 1)}>${designerIcons.later}</button>`}
      <button class="quiet icon" data-test="shut-actor" aria-label=${msg(str`Close ${name}`)} title=${msg('Close')} @click=${() => this.#say('shut')}>${icons.close}</button>`;
  }

  /** Drawn only while somebody looks at it: turns may come sixty times a second. */
  #context({ context }: ActorNow) {
    const changed = this.was ? differencesOf(this.was.context, context).map(({ path }) => path.join('.')) : [];
    return html`<details data-test="context" @toggle=${this.#toggled}>
      <summary>${msg('Context')}</summary>
      ${this.isContextOpen ? html`<hr-actor-context label=${msg('Its context')} .context=${context} .changed=${new Set(changed)}></hr-actor-context>` : nothing}
    </details>`;
  }

  /** Where it is now stays in sight, without moving the page. */
  protected override updated(changed: PropertyValues<this>) {
    const text = stateText(this.now?.value);
    if (!changed.has('now') || text === this.#followed) return;
    this.#followed = text;
    this.#follow();
  }

  /** The chart is lit with the next frame. */
  readonly #follow = () => {
    requestAnimationFrame(() => requestAnimationFrame(() => followIn(this.renderRoot.querySelector('hr-chart'))));
  };

  readonly #toggled = (event: Event) => {
    this.isContextOpen = (event.target as HTMLDetailsElement).open;
  };

  #say(type: string, detail?: unknown) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
customElements.define('hr-actor-panel', ActorPanel);
