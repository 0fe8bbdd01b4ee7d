/** What is looked for, as a form. Says the whole filter at every change; keeps nothing. */
import { msg } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { medias } from '../../machines/commands.ts';
import { controls } from '../theme/controls.ts';
import { mediaWords } from '../words/interaction.ts';
import { outcomeWords } from '../words/past.ts';
import type { Filter } from './filter.ts';
import { isFiltered, noFilter, queryOf, soughtOutcomes } from './filter.ts';
import { PastController } from './past-desk.ts';
import { historyStyles } from './styles.ts';

/** Names offered while typing; whoever is not among them is found by the id. */
const suggestionsMax = 500;

export class FilterForm extends LitElement {
  static override properties = { filter: {}, workgroups: {}, isAgent: {} };
  declare filter: Filter;
  /** Those that may be chosen. */
  declare workgroups: readonly string[];
  /** An agent sees only what she asked herself. */
  declare isAgent: boolean;
  readonly #past = new PastController(this);

  static override styles = [controls, historyStyles];

  override render() {
    const { filter } = this;
    return html`<form role="search" aria-label=${msg('Search the history')} @change=${this.#say} @submit=${this.#submit}>
      <label class="field wide"
        >${msg('Words that were written')}
        <input type="search" name="text" maxlength="200" .value=${live(filter.text)} @search=${this.#say} />
      </label>
      <label class="field">${msg('From')} <input type="date" name="from" min="2000-01-01" .value=${live(filter.fromDay)} /></label>
      <label class="field">${msg('Until')} <input type="date" name="to" min="2000-01-01" .value=${live(filter.toDay)} /></label>
      <button class="primary" type="submit">${msg('Search')}</button>
      ${
        isFiltered(filter)
          ? html`<button class="quiet" type="button" data-test="reset" @click=${() => this.#tell(noFilter)}>${msg('Clear the filters')}</button>`
          : nothing
      }
      <fieldset>
        <legend>${msg('How it ended')}</legend>
        ${soughtOutcomes.map((one) => this.#chip('outcome', one, outcomeWords(one), filter.outcomes.includes(one)))}
      </fieldset>
      ${this.#workgroups()}
      <details ?open=${isRoomy() || isFinelyFiltered(filter)}>
        <summary>${msg('More filters')}</summary>
        <div class="fields">
      ${this.isAgent ? nothing : this.#person('agent', msg('Agent'), filter.agent)}
      ${this.#person('supervisor', msg('Supervisor'), filter.supervisor)} ${this.#reason()}
      ${this.#choice('urgency', msg('Urgency'), filter.urgency, [
        ['normal', msg('Normal')],
        ['urgent', msg('Urgent')],
      ])}
      ${this.#choice('escalated', msg('Escalation'), filter.escalated, [
        ['true', msg('Escalated')],
        ['false', msg('Not escalated')],
      ])}
      ${this.#choice(
        'media',
        msg('Kind of interaction'),
        filter.media,
        medias.map((media) => [media, mediaWords(media)]),
      )}
        </div>
      </details>
    </form>`;
  }

  #workgroups() {
    const all = [...new Set([...this.workgroups, ...this.filter.workgroups])].sort();
    if (all.length < 2) return nothing;
    return html`<fieldset>
      <legend>${msg('Workgroup')}</legend>
      ${all.map((one) => this.#chip('workgroup', one, one, this.filter.workgroups.includes(one)))}
    </fieldset>`;
  }

  #chip(name: string, value: string, words: string, isChosen: boolean) {
    return html`<label class="chip"><input type="checkbox" name=${name} value=${value} .checked=${live(isChosen)} /> ${words}</label>`;
  }

  #person(name: 'agent' | 'supervisor', words: string, person: string) {
    const { nameOf, people } = this.#past.desk;
    return html`<label class="field"
      >${words}
      <input
        name=${name}
        list="people"
        autocomplete="off"
        maxlength="100"
        placeholder=${msg('Anybody')}
        .value=${live(person && nameOf(person))}
      />
      <datalist id="people">
        ${[...people.values()]
          .sort()
          .slice(0, suggestionsMax)
          .map((full) => html`<option value=${full}></option>`)}
      </datalist>
    </label>`;
  }

  #reason() {
    const { desk } = this.#past;
    const known = new Map(
      this.workgroups.flatMap((group) => desk.reasonsOf(group)).map(({ id, label }) => [id, label]),
    );
    if (this.filter.reason && !known.has(this.filter.reason)) known.set(this.filter.reason, this.filter.reason);
    return known.size === 0 ? nothing : this.#choice('reason', msg('Reason'), this.filter.reason, [...known]);
  }

  #choice(name: string, words: string, chosen: string, choices: readonly (readonly [string, string])[]) {
    return html`<label class="field"
      >${words}
      <select name=${name} .value=${live(chosen)}>
        <option value="" ?selected=${chosen === ''}>${msg('Any')}</option>
        ${choices.map(([value, label]) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`)}
      </select>
    </label>`;
  }

  #submit(event: Event) {
    event.preventDefault();
    this.#say();
  }

  #say() {
    const form = new FormData(this.renderRoot.querySelector('form')!);
    const one = (name: string) => String(form.get(name) ?? '').trim();
    const all = (name: string) => form.getAll(name).map(String);
    this.#tell({
      fromDay: one('from'),
      toDay: one('to'),
      workgroups: all('workgroup'),
      agent: this.isAgent ? this.filter.agent : this.#idOf(one('agent')),
      supervisor: this.#idOf(one('supervisor')),
      reason: form.has('reason') ? one('reason') : this.filter.reason,
      outcomes: soughtOutcomes.filter((outcome) => all('outcome').includes(outcome)),
      urgency: one('urgency') as Filter['urgency'],
      escalated: one('escalated') as Filter['escalated'],
      media: one('media') as Filter['media'],
      text: one('text'),
    });
  }

  /** Of a name as it is written in the field; an id stands for itself. */
  #idOf(name: string): string {
    const wanted = name.toLowerCase();
    const same = [...this.#past.desk.people].find(([, full]) => full.toLowerCase() === wanted);
    return same?.[0] ?? name;
  }

  #tell(filter: Filter) {
    if (String(queryOf(filter)) === String(queryOf(this.filter))) return;
    this.dispatchEvent(new CustomEvent('filter', { detail: filter }));
  }
}
customElements.define('hr-history-filter', FilterForm);

/** Where they take no room from what was found they are there at once. */
const isRoomy = () => matchMedia('(min-width: 56rem)').matches;
const isFinelyFiltered = ({ agent, supervisor, reason, urgency, escalated, media }: Filter) =>
  [agent, supervisor, reason, urgency, escalated, media].some(Boolean);
