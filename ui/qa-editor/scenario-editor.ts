/**
 * A scenario file to write in: the script, what is wrong with it as it is written, and everything that it may say. Tells
 * `run` {file, text, line} and `saved` {file}; what is not saved is kept in this browser. Template and wiring.
 */
import { msg } from '@lit/localize';
import { html, LitElement } from 'lit';
import * as z from 'zod/mini';
import '../components/toggle-switch.ts';
import './mistake-list.ts';
import './save-as-dialog.ts';
import './step-list.ts';
import type { ComplaintTold, StepTold } from '../../machines/laboratory.ts';
import { LazyController } from '../controllers/lazy-controller.ts';
import { OfficeController } from '../controllers/office-controller.ts';
import type { Preference } from '../data/preferences.ts';
import { Preferences } from '../data/preferences.ts';
import { controls } from '../theme/controls.ts';
import { form } from '../theme/form.ts';
import { editorHead } from './editor-head.ts';
import { editorNotes, notOpenedNote } from './editor-notes.ts';
import { editorStyles } from './editor-styles.ts';
import { eitherArea, loadCode } from './either-area.ts';
import { keyboardHelp } from './keyboard-help.ts';
import type { SaveAsDialog } from './save-as-dialog.ts';
import type { ScriptArea } from './script-area.ts';
import type { Asked } from './script-controller.ts';
import { ScriptController } from './script-controller.ts';
import type { ScriptFile } from './script-file.ts';

const plainChoice: Preference<boolean> = { name: 'plain-script', schema: z.boolean(), fallback: false };

export interface RunAsked {
  file: string;
  text: string;
  /** Where the scenario stands. */
  line: number;
}

export class ScenarioEditor extends LitElement {
  static override properties = { file: {}, line: {}, proposedName: {}, proposed: {} };
  /** As in the list of scenarios, or as a new file is to be called; empty: it is named when it is saved. */
  declare file: string;
  /** Where the cursor goes when the file was opened. */
  declare line: number | undefined;
  /** What a script without a name may be called, and a text for it that is not saved yet, such as a recording. */
  declare proposedName: string;
  declare proposed: string;
  readonly #office = new OfficeController(this);
  readonly #editing = new ScriptController(this, this.#office);
  readonly #lazy = new LazyController(this);
  #preferences!: Preferences;

  static override styles = [controls, form, editorStyles];

  constructor() {
    super();
    this.file = '';
    this.proposedName = '';
    this.proposed = '';
    this.addEventListener('keydown', this.#keys);
  }

  override connectedCallback() {
    super.connectedCallback();
    const { person } = this.#office.current.session;
    this.#preferences = new Preferences(localStorage, person, () => this.requestUpdate());
  }

  override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('file') || changed.has('proposedName')) this.#editing.want(this.#asked);
  }

  override updated() {
    const { line } = this;
    // Once there is something to go to: the area may have been loading.
    if (line === undefined || !this.#editing.script || !this.#writing) return;
    this.line = undefined;
    void this.#writing.updateComplete.then(() => this.goTo(line));
  }

  override render() {
    const { script, failed, refused } = this.#editing;
    if (failed) return notOpenedNote(failed, () => void this.#editing.open(this.#asked));
    if (!script) return html`<p class="empty" role="status">${msg('Loading …')}</p>`;
    return html`${editorHead(script, this.#editing, this.#does)} ${editorNotes(script, refused, this.#does)}
      ${this.#columns(script)}
      <hr-save-as .refused=${this.#editing.copyRefused} @name=${this.#copy}></hr-save-as>`;
  }

  /** Goes to a place, such as a step that has failed. */
  goTo(line: number, column = 1) {
    this.#writing?.goTo(line, column);
  }

  #columns(script: ScriptFile) {
    const { checked, standing, vocabulary } = this.#editing;
    return html`<div class="columns">
      <div class="main">
        ${eitherArea(script, this.#editing, {
          code: this.#isPlain ? 'plain' : this.#lazy.state(loadCode),
          again: () => this.#lazy.again(loadCode),
          write: ({ detail }) => this.#editing.write(detail),
          move: () => this.#editing.moveTo(this.#writing?.line ?? 1),
        })}
        <hr-mistake-list
          .complaints=${checked.complaints}
          .standing=${standing}
          .scenarios=${checked.scenarios.length}
          @go=${({ detail }: CustomEvent<ComplaintTold>) => this.goTo(detail.line, detail.column)}
        ></hr-mistake-list>
        <div class="below">
          ${keyboardHelp(this.#isPlain)}
          <hr-switch name="plain-script" label=${msg('Plain text field')} .on=${this.#isPlain} @toggle=${this.#switch}></hr-switch>
        </div>
      </div>
      <hr-step-list
        .vocabulary=${vocabulary}
        .isReadOnly=${!script.isWritable}
        @choose=${({ detail }: CustomEvent<StepTold>) => this.#writing?.insert(detail)}
      ></hr-step-list>
    </div>`;
  }

  get #writing() {
    return this.renderRoot.querySelector<ScriptArea>('.area');
  }

  get #dialog() {
    return this.renderRoot.querySelector<SaveAsDialog>('hr-save-as');
  }

  get #isPlain(): boolean {
    return this.#preferences.read(plainChoice);
  }

  get #asked(): Asked {
    return { file: this.file, proposed: { name: this.proposedName, text: this.proposed } };
  }

  readonly #save = async (): Promise<void> => {
    const { script, isSaving } = this.#editing;
    if (!script?.maySave || isSaving) return;
    if (script.file === '') this.#askName();
    else if (await this.#editing.save()) this.#tellSaved(script.file);
  };

  #tellSaved(file: string): void {
    this.#editing.saySaved();
    this.dispatchEvent(new CustomEvent('saved', { detail: { file } }));
  }

  readonly #askName = (): void => {
    this.#editing.beginCopy();
    this.#dialog?.open(this.#editing.script?.name ?? '');
  };

  readonly #copy = async ({ detail: file }: CustomEvent<string>): Promise<void> => {
    if (!(await this.#editing.saveAs(file))) return;
    this.#dialog?.close();
    this.file = file;
    await this.#editing.open(this.#asked);
    this.#tellSaved(file);
  };

  readonly #run = (): void => {
    const { script, scenario } = this.#editing;
    if (!script || !scenario) return;
    const detail: RunAsked = { file: script.name, text: script.text, line: scenario.line };
    this.dispatchEvent(new CustomEvent('run', { detail }));
  };

  readonly #does = {
    run: this.#run,
    save: () => void this.#save(),
    askName: this.#askName,
    discard: () => this.#decide(() => this.#editing.discard()),
    takeTheirs: () => this.#decide(() => this.#editing.takeTheirs()),
    keepMine: () => this.#decide(() => this.#editing.keepMine()),
  };

  #decide(change: () => void): void {
    change();
    // The button that was pressed is gone.
    void this.updateComplete.then(() => this.#writing?.focus());
  }

  readonly #switch = ({ detail }: CustomEvent<boolean>): void => {
    this.#preferences.choose(plainChoice, detail);
    this.#editing.moveTo(1);
  };

  readonly #keys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key !== 's' && event.key !== 'Enter') return;
    event.preventDefault();
    if (event.key === 's') void this.#save();
    else this.#run();
  };
}
customElements.define('hr-scenario-editor', ScenarioEditor);
