/** Light, dark, or as the system says: one button that goes round. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement } from 'lit';
import type { Theme } from '../theme/choice.ts';
import { chooseTheme, themeNow, themes } from '../theme/choice.ts';
import { controls } from '../theme/controls.ts';
import { icons } from './icons.ts';

const looks: Record<Theme, { icon: keyof typeof icons; words: () => string }> = {
  system: { icon: 'system', words: () => msg('Colours: as the system') },
  light: { icon: 'sun', words: () => msg('Colours: light') },
  dark: { icon: 'moon', words: () => msg('Colours: dark') },
};

export class ThemeSwitch extends LitElement {
  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = controls;

  override render() {
    const { icon, words } = looks[themeNow()];
    return html`<button class="quiet icon" data-test="theme" aria-label=${words()} title=${words()} @click=${this.#next}>
      ${icons[icon]}
    </button>`;
  }

  #next() {
    chooseTheme(themes[(themes.indexOf(themeNow()) + 1) % themes.length]!);
    this.requestUpdate();
  }
}
customElements.define('hr-theme-switch', ThemeSwitch);
