/** Everything that a script may say, in its groups, to look through and to put in. Says `choose`; writes nothing itself. */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { StepTold, VocabularyTold } from '../../machines/laboratory.ts';
import { controls } from '../theme/controls.ts';
import { form } from '../theme/form.ts';
import { pluralWords } from '../words/formats.ts';
import { stepsWith } from './offers.ts';

/** Wide enough for the list to stand beside the script. */
const isRoomy = () => matchMedia('(min-width: 64rem)').matches;

export class StepList extends LitElement {
  static override properties = {
    vocabulary: { attribute: false },
    isReadOnly: { type: Boolean },
    sought: { state: true },
  };
  declare vocabulary: VocabularyTold | undefined;
  /** Steps are shown, and cannot be put in. */
  declare isReadOnly: boolean;
  declare sought: string;

  static override styles = [
    controls,
    form,
    css`
      details {
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--surface);
      }
      summary {
        padding: var(--s2) var(--s3);
        font-weight: 600;
        cursor: pointer;
      }
      .find {
        padding: 0 var(--s3) var(--s2);
      }
      .all {
        max-height: var(--steps-height, 34rem);
        overflow: auto;
        border-top: 1px solid var(--line);
      }
      h4 {
        position: sticky;
        top: 0;
        margin: 0;
        padding: var(--s1) var(--s3);
        background: var(--sunken);
        color: var(--muted);
        font-size: var(--small);
        font-weight: 600;
      }
      li > * {
        display: block;
        width: 100%;
        min-height: 2rem;
        padding: var(--s1) var(--s3);
        border: 0;
        border-radius: 0;
        background: none;
        font-weight: 400;
        line-height: 1.35;
        text-align: start;
        white-space: normal;
      }
      button:hover {
        background: var(--hover);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      .step {
        display: block;
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .about {
        display: block;
        color: var(--muted);
        font-size: var(--small);
      }
      .none {
        padding: var(--s3);
      }
    `,
  ];

  constructor() {
    super();
    this.isReadOnly = false;
    this.sought = '';
    updateWhenLocaleChanges(this);
  }

  override render() {
    const steps = this.vocabulary?.steps ?? [];
    const found = stepsWith(this.sought, steps);
    const groups = [...new Set(found.map(({ group }) => group))];
    return html`<details ?open=${isRoomy()} data-test="steps">
      <summary>${msg('What a script may say')}</summary>
      <div class="find">
        <input
          type="search"
          maxlength="100"
          aria-label=${msg('Find a step')}
          placeholder=${msg('Find a step')}
          data-test="find-step"
          .value=${this.sought}
          @input=${(event: Event) => {
            this.sought = (event.target as HTMLInputElement).value;
          }}
        />
        <p class="spoken" role="status">${this.sought === '' ? nothing : this.#count(found.length)}</p>
      </div>
      <div class="all" tabindex="0" role="group" aria-label=${msg('Steps')}>
        ${
          this.vocabulary === undefined
            ? html`<p class="none muted">${msg('Loading …')}</p>`
            : found.length === 0
              ? html`<p class="none muted" data-test="no-step">${msg(str`No step says “${this.sought}”.`)}</p>`
              : groups.map((group) => this.#group(group, found))
        }
      </div>
    </details>`;
  }

  #group(group: string, found: readonly StepTold[]) {
    return html`<h4 lang="en">${group}</h4>
      <ul aria-label=${group} lang="en">
        ${found.filter((step) => step.group === group).map((step) => html`<li>${this.#step(step)}</li>`)}
      </ul>`;
  }

  #step(step: StepTold) {
    const words = html`<span class="step">${step.expression}</span><span class="about">${step.about}</span>`;
    if (this.isReadOnly) return html`<div>${words}</div>`;
    return html`<button
      type="button"
      data-test="step"
      data-expression=${step.expression}
      @click=${() => this.dispatchEvent(new CustomEvent('choose', { detail: step }))}
    >
      ${words}
    </button>`;
  }

  #count = (count: number) =>
    pluralWords(
      count,
      (number) => msg(str`${number} step`),
      (number) => msg(str`${number} steps`),
    );
}
customElements.define('hr-step-list', StepList);
