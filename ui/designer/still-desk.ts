/**
 * A person's desk as it was: the real desk, fed with what it would have been sent then. Nothing in it can be pressed, heard or
 * sent, and nothing of it is kept.
 */
import { ContextProvider } from '@lit/context';
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { css, html, LitElement } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { LazyController } from '../controllers/lazy-controller.ts';
import type { Desk } from '../data/desk.ts';
import { deskContext } from '../data/desk.ts';
import type { Fetch } from '../data/desk-fetch.ts';
import { controls } from '../theme/controls.ts';
import { designerIcons } from './icons.ts';
import { openStill } from './open-still.ts';
import { designerStyles } from './styles.ts';
import type { DeskShown } from './travel-controller.ts';

const loads = {
  agent: () => import('../desks/agent/agent-desk.ts'),
  supervisor: () => import('../desks/supervisor/supervisor-desk.ts'),
};

export class StillDesk extends LitElement {
  static override properties = {
    kind: {},
    person: {},
    name: {},
    when: {},
    shown: { attribute: false },
    ask: { attribute: false },
  };
  declare kind: 'agent' | 'supervisor';
  declare person: string;
  declare name: string;
  /** In words. */
  declare when: string;
  declare shown: DeskShown | 'none' | undefined;
  /** For names of people alone. */
  declare ask: Fetch;
  readonly #lazy = new LazyController(this);
  readonly #provider = new ContextProvider(this, { context: deskContext });
  #desk: Desk | undefined;

  static override styles = [
    controls,
    designerStyles,
    css`
      figure {
        margin: 0;
        border: 2px dashed var(--edge);
        border-radius: var(--radius);
        overflow: clip;
      }
      figcaption {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s2);
        padding: var(--s2) var(--s3);
        background: var(--warn-soft);
        color: var(--warn);
        font-weight: 600;
      }
      .desk {
        max-height: 36rem;
        overflow: auto;
        container-type: inline-size;
      }
      .empty {
        margin: var(--s3);
      }
    `,
  ];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('shown') && !changed.has('kind') && !changed.has('person')) return;
    this.#desk = undefined;
    if (!this.shown || this.shown === 'none') return;
    this.#desk = openStill({ ...this.shown, kind: this.kind, person: this.person, name: this.name, ask: this.ask });
    this.#provider.setValue(this.#desk, true);
  }

  override render() {
    const title =
      this.kind === 'agent'
        ? msg(str`The desk of ${this.name} as it was`)
        : msg(str`The supervisor desk of ${this.name} as it was`);
    return html`<figure data-test="still-desk" data-desk="${this.kind}/${this.person}">
      <figcaption>
        <span class="grow">${designerIcons.back} ${title}</span>
        <span class="number">${this.when}</span>
        <slot></slot>
      </figcaption>
      ${this.#content()}
    </figure>`;
  }

  #content() {
    if (this.shown === 'none') return html`<p class="empty">${msg('Nobody knows this desk at that time.')}</p>`;
    if (!this.#desk) return html`<p class="empty" role="status">${msg('Loading …')}</p>`;
    const state = this.#lazy.state(loads[this.kind]);
    if (state === 'failed')
      return html`<p class="empty" role="alert">${msg('This could not be loaded.')} <button @click=${() => this.#lazy.again(loads[this.kind])}>${msg('Try again')}</button></p>`;
    if (state === 'loading') return html`<p class="empty" role="status">${msg('Loading …')}</p>`;
    // Scrolled by whoever looks, and otherwise as dead as the past.
    return html`<div class="desk" tabindex="0" role="group" aria-label=${msg('As it was: nothing can be pressed here')}>
      <div inert>
        ${keyed(this.#desk, this.kind === 'agent' ? html`<hr-agent-desk embedded></hr-agent-desk>` : html`<hr-supervisor-desk embedded></hr-supervisor-desk>`)}
      </div>
    </div>`;
  }
}
customElements.define('hr-still-desk', StillDesk);
