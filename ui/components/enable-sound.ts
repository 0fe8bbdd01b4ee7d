/**
 * The button that settles it where the browser keeps sound back until a click; anywhere else nothing. What could not be
 * heard meanwhile is not lost to sight.
 */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Desk } from '../data/desk.ts';
import { numberWords } from '../words/formats.ts';
import { icons } from './icons.ts';

export function enableSound({ store, alerting: { sound } }: Desk) {
  const isWanted = (store.agent ?? store.supervisor)?.alerts.sound;
  if (!isWanted || !sound.blocked) return nothing;
  const { unheard } = sound;
  return html`<button class="sound" data-test="enable-sound" data-unheard=${unheard} @click=${() => sound.enable()}>
    ${icons.sound}<span>${msg('Enable sound')}</span>
    ${unheard > 0 ? html`<span class="chip warn">${msg(str`${numberWords(unheard)} not heard`)}</span>` : nothing}
  </button>`;
}
