/** A site file comes in: pasted or chosen, looked at, and only then made to be the site. */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { Difference, Imported } from '../../../machines/administration.ts';
import type { SiteMistake } from '../../../machines/wire.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { thingWords } from '../../words/administration.ts';
import { differenceRows } from '../../words/differences.ts';
import { numberWords, pluralWords } from '../../words/formats.ts';
import { failedNote, noteStyles, rowsNote } from './notes.ts';
import { SavingController } from './saving.ts';
import { WorkplaceController } from './workplace.ts';

/** In sight at once. */
const shownMax = 200;

export class ImportForm extends LitElement {
  static override properties = { text: { state: true }, look: { state: true }, done: { state: true } };
  declare text: string;
  /** What the text that is there now would change. */
  declare look: Imported | undefined;
  declare done: boolean;
  readonly #workplace = new WorkplaceController(this);
  readonly #saving = new SavingController(this);

  static override styles = [
    controls,
    form,
    noteStyles,
    css`
      h2 {
        margin-bottom: var(--s2);
        font-size: var(--large);
      }
      textarea {
        margin-top: var(--s1);
        font-family: var(--mono);
        font-size: var(--small);
        white-space: pre;
      }
      .row {
        margin-top: var(--s3);
      }
      .mistakes,
      .differences {
        margin-top: var(--s3);
      }
      .mistakes button {
        min-height: 1.5rem;
        padding: 0 var(--s1);
        font-variant-numeric: tabular-nums;
      }
      .mistakes li {
        overflow-wrap: anywhere;
      }
      .differences > li {
        padding: var(--s2) 0;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.done = false;
  }

  override render() {
    const { failed, busy } = this.#saving;
    const mistakes = failed?.mistakes.filter(({ line }) => line !== undefined) ?? [];
    return html`<h2>${msg('Import')}</h2>
      <p>${msg('A site file replaces the whole site. First it is looked at, and you see what it would change.')}</p>
      <div class="row">
        <label class="file">${msg('Choose a file')} <input type="file" data-test="file" accept=".yaml,.yml,text/yaml" @change=${this.#choose} /></label>
      </div>
      <div class="row field">
        <label for="text">${msg('Or paste it here')}</label>
        <textarea
          id="text"
          rows="10"
          data-test="import-text"
          spellcheck="false"
          aria-invalid=${mistakes.length > 0 ? 'true' : nothing}
          aria-describedby=${mistakes.length > 0 ? 'mistakes' : nothing}
          .value=${this.text}
          @input=${(event: Event) => this.#write((event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </div>
      ${mistakes.length > 0 ? this.#mistakes(mistakes) : failedNote(failed)}
      ${this.look ? this.#preview(this.look) : nothing}
      <div class="row">
        ${
          this.look && this.look.differences.length > 0
            ? html`<button class="primary" data-test="replace" aria-busy=${busy ? 'true' : 'false'} @click=${this.#replace}>${msg('Replace the site')}</button>`
            : html`<button data-test="look" aria-busy=${busy ? 'true' : 'false'} aria-disabled=${this.text.trim() === '' ? 'true' : nothing} @click=${this.#lookAt}>
                ${msg('See what it would change')}
              </button>`
        }
        <span role="status" class="small" data-test="import-said">${this.done ? msg('The site is as the file says.') : ''}</span>
      </div>`;
  }

  #mistakes(mistakes: readonly SiteMistake[]) {
    return html`<div class="mistakes note bad" role="alert" id="mistakes" data-test="mistakes">
      <p>
        <strong
          >${pluralWords(
            mistakes.length,
            (count) => msg(str`${count} mistake in the file`),
            (count) => msg(str`${count} mistakes in the file`),
          )}</strong
        >
      </p>
      <ul>
        ${mistakes.map(
          (mistake) => html`<li data-test="mistake" data-line=${mistake.line ?? nothing}>
            <button class="quiet" @click=${() => this.#goTo(mistake)}>
              ${msg(str`Line ${numberWords(mistake.line ?? 1)}, column ${numberWords(mistake.column ?? 1)}`)}
            </button>
            ${mistake.says}
          </li>`,
        )}
      </ul>
    </div>`;
  }

  #preview({ differences }: Imported) {
    if (differences.length === 0)
      return html`<p class="note row" role="status" data-test="preview">${msg('It would change nothing.')}</p>`;
    const more = differences.length - shownMax;
    return html`<section class="differences" aria-labelledby="preview" data-test="preview">
      <h3 id="preview" tabindex="-1">
        ${pluralWords(
          differences.length,
          (count) => msg(str`It would make ${count} change`),
          (count) => msg(str`It would make ${count} changes`),
        )}
      </h3>
      <ul>
        ${differences.slice(0, shownMax).map((difference) => this.#difference(difference))}
        ${more > 0 ? html`<li>${msg(str`and ${numberWords(more)} more`)}</li>` : nothing}
      </ul>
    </section>`;
  }

  #difference(difference: Difference) {
    const { kind, id, before, after } = difference;
    const did =
      after === null ? msg('would be removed') : before === null ? msg('would be added') : msg('would be changed');
    return html`<li data-test="difference" data-kind=${kind} data-id=${id}>
      <strong>${kind === 'site' ? thingWords(kind) : html`${thingWords(kind)} <bdi>${id}</bdi>`}</strong> <span class="chip ${after === null ? 'bad' : ''}">${did}</span>
      ${rowsNote(differenceRows(difference, this.#workplace.nameOf))}
    </li>`;
  }

  #write(text: string) {
    this.text = text;
    this.look = undefined;
    this.done = false;
    this.#saving.forget();
  }

  async #choose(event: Event) {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) this.#write(await file.text());
  }

  async #lookAt() {
    if (this.text.trim() === '') return;
    const { administration } = this.#workplace.current;
    this.look = await this.#saving.run(new Map(), () => administration.look(this.text));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#preview')?.focus();
  }

  async #replace() {
    const { look } = this;
    if (!look) return;
    const { administration } = this.#workplace.current;
    const replaced = await this.#saving.run(new Map(), () => administration.replace(this.text, look.version));
    // Somebody has changed the site since: it has to be looked at again.
    this.look = undefined;
    this.done = replaced !== undefined;
    if (replaced) this.text = '';
  }

  /** Puts the caret where the mistake is. */
  #goTo({ line = 1, column = 1 }: SiteMistake) {
    const area = this.renderRoot.querySelector('textarea')!;
    const before = this.text.split('\n').slice(0, line - 1);
    const at = before.reduce((sum, { length }) => sum + length + 1, column - 1);
    area.focus();
    area.setSelectionRange(at, at);
    const height = Number.parseFloat(getComputedStyle(area).lineHeight) || 16;
    area.scrollTop = (line - 3) * height;
  }
}
customElements.define('hr-import', ImportForm);
