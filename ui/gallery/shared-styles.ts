/** Elements of the gallery's own, for what is a shared style on the desks and not an element. */
import { css, html, LitElement } from 'lit';
import { icons } from '../components/icons.ts';
import { refusalStyles } from '../components/refusal-note.ts';
import { controls } from '../theme/controls.ts';

const tones = ['', 'good', 'warn', 'bad', 'accent'];

export class GalleryButtons extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s3);
      }
    `,
  ];

  override render() {
    return html`<button class="primary">Primary</button><button>Plain</button><button class="quiet">Quiet</button>
      <button class="quiet icon" aria-label="Close">${icons.close}</button>
      <button aria-disabled="true">Dimmed</button><button aria-busy="true">Under way</button>
      ${tones.map((tone) => html`<span class="chip ${tone}">${tone || 'plain'} chip</span>`)}
      <span class="chip bad">${icons.urgent} Urgent</span>`;
  }
}
customElements.define('gallery-buttons', GalleryButtons);

export class GalleryRefusals extends LitElement {
  static override properties = { words: {} };
  declare words: readonly string[];
  static override styles = [
    controls,
    refusalStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr));
        gap: var(--s2);
      }
    `,
  ];

  override render() {
    return this.words.map((text) => html`<p class="refusal">${text}</p>`);
  }
}
customElements.define('gallery-refusals', GalleryRefusals);
