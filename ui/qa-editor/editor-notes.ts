/**
 * What the editor says above a script: why it cannot be opened, was not saved or is only read, what was kept of it, and that
 * somebody else has saved meanwhile.
 */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';
import type { ScenarioFolder } from '../../machines/laboratory.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { refusalSentence } from '../words/refusal.ts';
import type { Saved, ScriptFile } from './script-file.ts';

const readOnlyWords: Record<ScenarioFolder, () => string> = {
  none: () =>
    msg('This file is only read: the server was started without a folder to save scenarios in (--scenarios FOLDER).'),
  readOnly: () => msg('This file is only read: the server may not write to its folder of scenarios.'),
  writable: () => msg('This file ships with the software and is only read. Save a copy to change it.'),
};

const readOnlyNote = (folder: ScenarioFolder | undefined) =>
  html`<p class="note" data-test="why-read-only" data-folder=${folder ?? nothing}>${readOnlyWords[folder ?? 'readOnly']()}</p>`;

const keptNote = () =>
  html`<p class="note" role="status" data-test="kept">
    ${msg('These changes were made earlier in this browser and are not saved yet.')}
  </p>`;

const conflictNote = (theirs: Saved, take: () => void, keep: () => void) =>
  html`<div class="note warn" role="alert" data-test="conflict">
    <span>
      ${
        theirs.version === null
          ? msg('Somebody else has removed this file meanwhile. Your changes are not saved yet.')
          : msg('Somebody else has saved this file meanwhile. Your changes are not saved yet.')
      }
    </span>
    <button data-test="take-theirs" @click=${take}>${msg('Load theirs')}</button>
    <button data-test="keep-mine" @click=${keep}>${msg('Keep mine')}</button>
    <details>
      <summary>${msg('What they saved')}</summary>
      <pre tabindex="0" data-test="theirs">${theirs.text}</pre>
    </details>
  </div>`;

export const notOpenedNote = (failed: RefusalCode, again: () => void) =>
  html`<div class="note bad" role="alert" data-test="not-opened" data-code=${failed}>
    <span>${failed === 'tooLarge' ? msg('This file is too long to be shown here.') : refusalSentence(failed)}</span>
    <button @click=${again}>${msg('Try again')}</button>
  </div>`;

/** `refused`: what came of saving it last. */
export const editorNotes = (
  script: ScriptFile,
  refused: RefusalCode | undefined,
  does: { takeTheirs: () => void; keepMine: () => void },
) => html`${
  refused
    ? html`<div class="note bad" role="alert" data-test="refusal" data-code=${refused}>
        <span>${refusalSentence(refused)}</span>
      </div>`
    : nothing
}
${script.isWritable ? nothing : readOnlyNote(script.folder)}
${script.theirs ? conflictNote(script.theirs, does.takeTheirs, does.keepMine) : script.wasKept ? keptNote() : nothing}`;
