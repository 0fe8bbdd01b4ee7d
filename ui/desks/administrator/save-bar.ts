/** What stands below a form: save, take back what was typed, remove; and politely what became of it. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { Draft } from './draft.ts';
import type { SavingController } from './saving.ts';

interface Ways {
  undo(): void;
  remove?: () => void;
  removeWords?: string;
}

export function saveBar<Value extends object>(
  { busy, said }: Pick<SavingController, 'busy' | 'said'>,
  draft: Pick<Draft<Value>, 'isChanged' | 'isNew'>,
  { undo, remove, removeWords = '' }: Ways,
) {
  const isUnsaved = draft.isChanged || draft.isNew;
  return html`<div class="actions">
    <button class="primary" data-test="save" aria-busy=${busy ? 'true' : 'false'}>${msg('Save')}</button>
    ${draft.isChanged ? html`<button type="button" data-test="undo" @click=${undo}>${msg('Undo changes')}</button>` : nothing}
    <span role="status" class="small" data-test="said">${said || (isUnsaved && draft.isChanged ? msg('Not saved yet.') : '')}</span>
    ${remove ? html`<button type="button" class="danger end" data-test="remove" @click=${remove}>${removeWords}</button>` : nothing}
  </div>`;
}
