/** The command that repeats a run, to be copied. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { css, html, LitElement } from 'lit';
import { controls } from '../../theme/controls.ts';
import { labIcons } from './icons.ts';
import { qaStyles } from './styles.ts';

export class RepeatCommand extends LitElement {
  static override properties = { command: {}, said: { state: true } };
  declare command: string;
  declare protected said: string;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.said = '';
  }

  static override styles = [
    controls,
    qaStyles,
    css`
      p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s2);
      }
      code {
        min-width: 0;
        padding: var(--s1) var(--s2);
        border-radius: var(--radius-small);
        background: var(--sunken);
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ];

  override render() {
    return html`<p>
      <span class="small muted">${msg('Repeat it with')}</span>
      <code data-test="repeat">${this.command}</code>
      <button data-test="copy" @click=${this.#copy}>${labIcons.copy}${msg('Copy')}</button>
      <span class="small muted" role="status">${this.said}</span>
    </p>`;
  }

  readonly #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.command);
      this.said = msg('Copied.');
    } catch {
      // No browser allows it everywhere; by hand it always works.
      this.said = msg('Select it and copy it by hand.');
      getSelection()?.selectAllChildren(this.renderRoot.querySelector('code')!);
    }
  };
}
customElements.define('hr-repeat-command', RepeatCommand);
