/** The head of the editor: which script it is, how it stands, and what can be done with it. Decides nothing. */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { ScriptController } from './script-controller.ts';
import type { ScriptFile } from './script-file.ts';

export interface HeadActions {
  discard: () => void;
  run: () => void;
  askName: () => void;
  save: () => void;
}

export const editorHead = (script: ScriptFile, editing: ScriptController, does: HeadActions) => {
  const { scenario } = editing;
  const mayCopy = script.file !== '' && script.folder !== 'none' && script.folder !== 'readOnly';
  return html`<div class="head">
    <h2>
      <span data-test="file">${script.file || msg('New script')}</span>
      ${script.isNew ? html`<span class="chip accent">${msg('New')}</span>` : nothing}
      ${script.isWritable ? nothing : html`<span class="chip" data-test="read-only">${msg('Read only')}</span>`}
      ${script.isChanged ? html`<span class="chip warn" data-test="unsaved">${msg('Not saved')}</span>` : nothing}
    </h2>
    <div class="tools">
      <span role="status" class="muted" data-test="said">${editing.said}</span>
      ${
        script.isChanged && !script.theirs
          ? html`<button class="quiet" data-test="discard" @click=${does.discard}>${msg('Discard changes')}</button>`
          : nothing
      }
      <button
        data-test="run-scenario"
        aria-disabled=${scenario ? 'false' : 'true'}
        title=${scenario ? msg(str`Run “${scenario.name}” (Ctrl+Enter)`) : msg('What has mistakes cannot be run')}
        @click=${does.run}
      >
        ${msg('Run this scenario')}
      </button>
      ${mayCopy ? html`<button data-test="save-as" @click=${does.askName}>${msg('Save a copy as …')}</button>` : nothing}
      ${
        script.isWritable
          ? html`<button
              class="primary"
              data-test="save"
              aria-disabled=${script.maySave ? 'false' : 'true'}
              aria-busy=${editing.isSaving ? 'true' : 'false'}
              title=${msg('Ctrl+S')}
              @click=${does.save}
            >
              ${msg('Save')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
};
