/**
 * The scenario that a recording has become, with what differs, and what may be done with it. `recorded` asks for the editor,
 * `again` for another recording. Keeps nothing.
 */
import { msg, str, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import type { Recorded } from '../../machines/recordings.ts';
import { save } from '../data/save.ts';
import { controls } from '../theme/controls.ts';
import { form } from '../theme/form.ts';

export class RecordedScenario extends LitElement {
  static override properties = { recorded: { attribute: false }, copied: { state: true } };
  declare recorded: Recorded;
  /** Whether the last copy came about; undefined before there was one. */
  declare copied: boolean | undefined;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [
    controls,
    form,
    css`
      :host {
        display: grid;
        gap: var(--s3);
      }
      .note + * {
        margin-top: 0;
      }
      h3 {
        overflow-wrap: anywhere;
      }
      ul {
        padding-inline-start: var(--s4);
        list-style: disc;
      }
      pre {
        max-height: 28rem;
        margin: 0;
        padding: var(--s3) var(--s4);
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        background: var(--sunken);
        font-family: var(--mono);
        font-size: var(--small);
      }
      summary {
        min-height: 1.5rem;
        cursor: pointer;
      }
      details pre {
        margin-top: var(--s2);
      }
    `,
  ];

  override render() {
    const { file, text, site, warnings } = this.recorded;
    return html`<h3>${file}</h3>
      ${
        warnings.length > 0
          ? html`<div class="note warn" data-test="recorded-warnings">
            <p>${msg('What a reader should know:')}</p>
            <ul lang="en">${warnings.map((warning) => html`<li>${warning}</li>`)}</ul>
          </div>`
          : html`<p class="note good">${msg('It passes on the model, and goes as it was recorded.')}</p>`
      }
      <pre tabindex="0" role="region" aria-label=${msg(str`Text of ${file}`)} lang="en" data-test="recorded-text">${text}</pre>
      ${site ? this.#site(site) : nothing}
      <div class="row">
        <button class="primary" data-test="open-in-editor" @click=${this.#open}>${msg('Open in the editor')}</button>
        <button data-test="copy" @click=${this.#copy}>${msg('Copy')}</button>
        <button data-test="download" @click=${() => save(file.split('/').at(-1)!, text)}>${msg('Download')}</button>
        <button class="quiet" data-test="again" @click=${() => this.dispatchEvent(new Event('again'))}>${msg('Record another one')}</button>
        <span role="status" class="muted">${this.#copySays()}</span>
      </div>`;
  }

  #site({ name, text }: NonNullable<Recorded['site']>) {
    const file = `${name}.yaml`;
    return html`<details data-test="recorded-site">
      <summary>${msg(str`It plays on a site of its own. Keep it beside the others as ${file}.`)}</summary>
      <pre tabindex="0" role="region" aria-label=${msg(str`Text of ${file}`)} lang="en">${text}</pre>
      <button data-test="download-site" @click=${() => save(file, text)}>${msg('Download the site')}</button>
    </details>`;
  }

  #copySays(): string {
    if (this.copied === undefined) return '';
    return this.copied ? msg('Copied.') : msg('Copying is not possible here: select the text instead.');
  }

  readonly #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.recorded.text);
      this.copied = true;
    } catch {
      this.copied = false;
    }
  };

  readonly #open = () => {
    const { file, text, site } = this.recorded;
    const detail = { file, text, ...(site && { site }) };
    this.dispatchEvent(new CustomEvent('recorded', { detail, bubbles: true, composed: true }));
  };
}
customElements.define('hr-recorded-scenario', RecordedScenario);
