/** What is measured, as a form: a time, workgroups, by what and in which steps. Says the whole choice at every change. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { controls } from '../theme/controls.ts';
import type { BucketSize, Grouping } from '../words/measures.ts';
import { bucketSizes, daysWords, groupings, groupingWords, sizeWords } from '../words/measures.ts';
import { noFilter } from './filter.ts';
import type { Choice } from './measures-choice.ts';
import { daysBefore, isNarrowed } from './measures-choice.ts';
import { PastController } from './past-desk.ts';
import { historyStyles } from './styles.ts';

const presets = [1, 7, 30, 90] as const;

export class MeasuresForm extends LitElement {
  static override properties = { choice: {}, workgroups: {} };
  declare choice: Choice;
  /** Those that may be chosen. */
  declare workgroups: readonly string[];
  readonly #past = new PastController(this);

  static override styles = [
    controls,
    historyStyles,
    css`
      .presets {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1);
      }
    `,
  ];

  override render() {
    const { choice } = this;
    const { filter, group, bucket } = choice;
    return html`<form aria-label=${msg('What is measured')} @change=${this.#say} @submit=${(event: Event) => event.preventDefault()}>
      <label class="field">${msg('From')} <input type="date" name="from" min="2000-01-01" .value=${live(filter.fromDay)} /></label>
      <label class="field">${msg('Until')} <input type="date" name="to" min="2000-01-01" .value=${live(filter.toDay)} /></label>
      ${this.#select('group', msg('By'), group, groupings, groupingWords)}
      ${this.#select('bucket', msg('In steps of'), bucket, bucketSizes, sizeWords)}
      <div class="presets" role="group" aria-label=${msg('Time')}>
        ${presets.map(
          (days) => html`<button type="button" class="quiet" data-test="days-${days}" @click=${() => this.#since(days)}>
            ${days === 1 ? msg('Today') : daysWords(days)}
          </button>`,
        )}
      </div>
      ${this.#workgroups()}
      ${
        isNarrowed(choice)
          ? html`<p class="note">
              ${msg('Only requests that the filters of the history find.')}
              <button type="button" class="quiet" data-test="measure-all" @click=${() => this.#widen()}>${msg('Measure all')}</button>
            </p>`
          : nothing
      }
    </form>`;
  }

  #workgroups() {
    const { workgroups: chosen } = this.choice.filter;
    const all = [...new Set([...this.workgroups, ...chosen])].sort();
    if (all.length < 2) return nothing;
    return html`<fieldset>
      <legend>${msg('Workgroup')}</legend>
      ${all.map(
        (one) => html`<label class="chip"
          ><input type="checkbox" name="workgroup" value=${one} .checked=${live(chosen.includes(one))} /> ${one}</label
        >`,
      )}
    </fieldset>`;
  }

  #select<Value extends string>(
    name: string,
    words: string,
    chosen: Value,
    values: readonly Value[],
    wordsOf: (value: Value) => string,
  ) {
    return html`<label class="field"
      >${words}
      <select name=${name} .value=${live(chosen)}>
        ${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${wordsOf(value)}</option>`)}
      </select>
    </label>`;
  }

  #say({ target }: Event) {
    const form = new FormData(this.renderRoot.querySelector('form')!);
    const one = (name: string) => String(form.get(name) ?? '');
    const { choice } = this;
    this.#tell({
      filter: {
        ...choice.filter,
        fromDay: one('from'),
        toDay: one('to'),
        workgroups: form.getAll('workgroup').map(String),
      },
      group: one('group') as Grouping,
      bucket: one('bucket') as BucketSize,
      isBucketChosen: choice.isBucketChosen || (target as HTMLInputElement).name === 'bucket',
    });
  }

  #since(days: number) {
    const fromDay = daysBefore(this.#past.desk.now, days - 1);
    this.#tell({ ...this.choice, filter: { ...this.choice.filter, fromDay, toDay: '' }, isBucketChosen: false });
  }

  #widen() {
    const { fromDay, toDay, workgroups } = this.choice.filter;
    this.#tell({ ...this.choice, filter: { ...noFilter, fromDay, toDay, workgroups } });
  }

  #tell(choice: Choice) {
    this.dispatchEvent(new CustomEvent('choose', { detail: choice }));
  }
}
customElements.define('hr-measures-form', MeasuresForm);
