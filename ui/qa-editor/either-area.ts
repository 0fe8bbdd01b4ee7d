/** The area that a script is written in: the one with CodeMirror once it is loaded, else the plain one. */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import './text-area.ts';
import type { ScriptController } from './script-controller.ts';
import type { ScriptFile } from './script-file.ts';

/** Brings `hr-code-area`. */
export const loadCode = () => import('./code-area.ts');

export interface AreaOptions {
  /** How far `loadCode` has come; `plain`: the person does without it. */
  code: 'plain' | 'loading' | 'ready' | 'failed';
  again: () => void;
  write: (event: CustomEvent<string>) => void;
  move: () => void;
}

export const eitherArea = (
  script: ScriptFile,
  { checked, vocabulary }: ScriptController,
  { code, again, write, move }: AreaOptions,
) => {
  const label = msg(str`Script of ${script.name}`);
  if (code === 'ready') {
    return html`<hr-code-area
      class="area"
      .text=${script.text}
      .label=${label}
      .complaints=${checked.complaints}
      .vocabulary=${vocabulary}
      .isReadOnly=${!script.isWritable}
      @write=${write}
      @move=${move}
    ></hr-code-area>`;
  }
  if (code === 'loading') return html`<p class="empty" role="status">${msg('Loading …')}</p>`;
  return html`${
    code === 'failed'
      ? html`<div class="note warn" role="status" data-test="plain-instead">
          <span>${msg('The editor could not be loaded. A plain text field takes its place.')}</span>
          <button @click=${again}>${msg('Try again')}</button>
        </div>`
      : nothing
  }<hr-text-area
      class="area"
      .text=${script.text}
      .label=${label}
      .vocabulary=${vocabulary}
      .isReadOnly=${!script.isWritable}
      @write=${write}
      @move=${move}
    ></hr-text-area>`;
};
