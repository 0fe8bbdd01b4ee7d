/** Why nothing is told, and what can be done about it. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import { refusalSentence } from '../words/refusal.ts';
import { NotTold } from './inspection-client.ts';

/** `again`: asks once more. */
export function problemNote(problem: unknown, again: () => void) {
  if (!(problem instanceof NotTold)) return nothing;
  const { code } = problem;
  if (problem.isOff) {
    return html`<div class="note warn" role="alert" data-test="inspection-off">
      <p><strong>${msg('Nobody may watch this server.')}</strong></p>
      <p>${msg('Looking into charts is off unless the server is started for it:')} <code>handraise start --inspect</code></p>
    </div>`;
  }
  if (code === 'roleMissing' || code === 'notAuthenticated') {
    return html`<div class="note warn" role="alert" data-test="role-missing">
      <p><strong>${msg('You may not look into charts any more.')}</strong></p>
      <p>${msg('Somebody has taken the role from you, or your session is over.')} <a href="/">${msg('Log on')}</a></p>
    </div>`;
  }
  return html`<div class="note bad" role="alert" data-test="problem">
    <p>${refusalSentence(code)} <button @click=${again}>${msg('Try again')}</button></p>
  </div>`;
}
