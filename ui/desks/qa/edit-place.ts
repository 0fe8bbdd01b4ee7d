/** A script to write in, which is loaded when somebody first wants to write. `follow`: a CustomEvent with a run that was started. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import type { StageName } from '../../../machines/laboratory.ts';
import { LazyController } from '../../controllers/lazy-controller.ts';
import type { NoAnswer } from '../../data/laboratory.ts';
import { isNoAnswer } from '../../data/laboratory.ts';
import type { RunAsked } from '../../qa-editor/scenario-editor.ts';
import { controls } from '../../theme/controls.ts';
import { note } from '../../theme/note.ts';
import { refusalSentence } from '../../words/refusal.ts';
import { LaboratoryController } from './laboratory-desk.ts';

const loadEditor = () => import('../../qa-editor/scenario-editor.ts');

export class EditPlace extends LitElement {
  static override properties = {
    file: {},
    line: {},
    proposedName: {},
    proposed: {},
    stage: {},
    failure: { state: true },
  };
  /** Empty: a new one, which is named when it is saved. */
  declare file: string;
  /** Where the cursor goes. */
  declare line: number | undefined;
  /** What a new one may be called, and a text for it, such as a recording. */
  declare proposedName: string;
  declare proposed: string;
  /** What is run from here is run there. */
  declare stage: StageName;
  declare protected failure: NoAnswer | undefined;
  readonly #laboratory = new LaboratoryController(this);
  readonly #lazy = new LazyController(this);

  static override styles = [controls, note];

  constructor() {
    super();
    this.file = '';
    this.proposedName = '';
    this.proposed = '';
    this.stage = 'model';
    updateWhenLocaleChanges(this);
  }

  override render() {
    const state = this.#lazy.state(loadEditor);
    if (state === 'failed') {
      return html`<div class="note bad" role="alert">
        <p>${msg('The editor could not be loaded.')}</p>
        <button @click=${() => this.#lazy.again(loadEditor)}>${msg('Try again')}</button>
      </div>`;
    }
    if (state === 'loading') return html`<p class="muted" role="status">${msg('Loading …')}</p>`;
    const { failure } = this;
    return html`${failure ? html`<p class="note bad" role="alert" data-test="not-run">${refusalSentence(failure.refused)}</p>` : nothing}
      <hr-scenario-editor
        .file=${this.file}
        .line=${this.line}
        .proposedName=${this.proposedName}
        .proposed=${this.proposed}
        @run=${({ detail }: CustomEvent<RunAsked>) => this.#run(detail)}
        @saved=${({ detail }: CustomEvent<{ file: string }>) => this.dispatchEvent(new CustomEvent('saved', { detail }))}
      ></hr-scenario-editor>`;
  }

  async #run(text: RunAsked): Promise<void> {
    this.failure = undefined;
    const started = await this.#laboratory.current.start({ stage: this.stage, text });
    if (isNoAnswer(started)) this.failure = started;
    else this.dispatchEvent(new CustomEvent('follow', { detail: started.run }));
  }
}
customElements.define('hr-edit-place', EditPlace);
