/**
 * A scenario file to write in: the script, what is wrong with it as it is written, and everything that it may say. Tells
 * `run` {file, text, line} and `saved` {file}; what is not saved is kept in this browser. Template and wiring.
 */
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import * as z from 'zod/mini';
import '../components/toggle-switch.ts';
import './mistake-list.ts';
import './save-as-dialog.ts';
import './step-list.ts';
import './text-area.ts';
import type { ComplaintTold, StepTold } from '../../machines/laboratory.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { LazyController } from '../controllers/lazy-controller.ts';
import { OfficeController } from '../controllers/office-controller.ts';
import { Drafts } from '../data/drafts.ts';
import type { Preference } from '../data/preferences.ts';
import { Preferences } from '../data/preferences.ts';
import { controls } from '../theme/controls.ts';
import { form } from '../theme/form.ts';
import { refusalSentence } from '../words/refusal.ts';
import { mistakesWords } from '../words/script.ts';
import { conflictNote, keptNote, readOnlyNote } from './editor-notes.ts';
import { editorStyles } from './editor-styles.ts';
import { keyboardHelp } from './keyboard-help.ts';
import { LiveCheck } from './live-check.ts';
import type { SaveAsDialog } from './save-as-dialog.ts';
import type { ScriptArea } from './script-area.ts';
import { ScriptFile } from './script-file.ts';
import { scenarioAt, siteAt } from './script-lines.ts';
import { ScriptRequests } from './script-requests.ts';
import { VocabularyBook } from './vocabulary-book.ts';

const plainChoice: Preference<boolean> = { name: 'plain-script', schema: z.boolean(), fallback: false };
const loadCode = () => import('./code-area.ts');

export interface RunAsked {
  file: string;
  text: string;
  /** Where the scenario stands. */
  line: number;
}

export class ScenarioEditor extends LitElement {
  static override properties = {
    file: {},
    line: {},
    proposedName: {},
    proposed: {},
    script: { state: true },
    failed: { state: true },
    said: { state: true },
    refused: { state: true },
    copyRefused: { state: true },
    saving: { state: true },
  };
  /** As in the list of scenarios, or as a new file is to be called; empty: it is named when it is saved. */
  declare file: string;
  /** Where the cursor goes when the file was opened. */
  declare line: number | undefined;
  /** What a script without a name may be called, and a text for it that is not saved yet, such as a recording. */
  declare proposedName: string;
  declare proposed: string;
  declare script: ScriptFile | undefined;
  /** Why the file cannot be opened. */
  declare failed: RefusalCode | undefined;
  declare said: string;
  declare refused: RefusalCode | undefined;
  declare copyRefused: RefusalCode | undefined;
  declare saving: boolean;
  readonly #office = new OfficeController(this);
  readonly #lazy = new LazyController(this);
  #requests!: ScriptRequests;
  #drafts!: Drafts;
  #preferences!: Preferences;
  #check!: LiveCheck;
  #vocabulary!: VocabularyBook;
  #line = 1;
  /** What was opened, or is being opened. */
  #opened: string | undefined;

  static override styles = [controls, form, editorStyles];

  constructor() {
    super();
    this.file = '';
    this.proposedName = '';
    this.proposed = '';
    this.said = '';
    this.saving = false;
  }

  override connectedCallback() {
    super.connectedCallback();
    const { session, ask } = this.#office.current;
    const changed = () => this.requestUpdate();
    this.#requests = new ScriptRequests(ask);
    this.#drafts = new Drafts(localStorage, `${session.person}/scenario`);
    this.#preferences = new Preferences(localStorage, session.person, changed);
    this.#check = new LiveCheck(this.#requests, changed);
    this.#vocabulary = new VocabularyBook(this.#requests, changed);
    this.#vocabulary.want(undefined);
    this.addEventListener('keydown', this.#keys);
    addEventListener('beforeunload', this.#warn);
    // Taken out of the page and put in again.
    this.#look();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#check.stop();
    this.#vocabulary.close();
    this.removeEventListener('keydown', this.#keys);
    removeEventListener('beforeunload', this.#warn);
  }

  override willUpdate(changed: Map<string, unknown>) {
    const isAsked = changed.has('file') || changed.has('proposedName');
    if (isAsked && this.#wanted !== this.#opened) void this.#open();
  }

  override updated() {
    const { line } = this;
    // Once there is something to go to: the area may have been loading.
    if (line === undefined || !this.script || !this.#writing) return;
    this.line = undefined;
    void this.#writing.updateComplete.then(() => this.goTo(line));
  }

  override render() {
    const { script, failed } = this;
    if (failed) {
      return html`<div class="note bad" role="alert" data-test="not-opened" data-code=${failed}>
        <span>${failed === 'tooLarge' ? msg('This file is too long to be shown here.') : refusalSentence(failed)}</span>
        <button @click=${this.#open}>${msg('Try again')}</button>
      </div>`;
    }
    if (!script) return html`<p class="empty" role="status">${msg('Loading …')}</p>`;
    const { checked, standing } = this.#check;
    return html`${this.#head(script)} ${this.#notes(script)}
      <div class="columns">
        <div class="main">
          ${this.#area(script)}
          <hr-mistake-list
            .complaints=${checked.complaints}
            .standing=${standing}
            .scenarios=${checked.scenarios.length}
            @go=${({ detail }: CustomEvent<ComplaintTold>) => this.#writing?.goTo(detail.line, detail.column)}
          ></hr-mistake-list>
          <div class="below">
            ${keyboardHelp(this.#isPlain)}
            <hr-switch name="plain-script" label=${msg('Plain text field')} .on=${this.#isPlain} @toggle=${this.#switch}></hr-switch>
          </div>
        </div>
        <hr-step-list
          .vocabulary=${this.#vocabulary.now}
          .isReadOnly=${!script.isWritable}
          @choose=${({ detail }: CustomEvent<StepTold>) => this.#writing?.insert(detail)}
        ></hr-step-list>
      </div>
      <hr-save-as .refused=${this.copyRefused} @name=${this.#copy}></hr-save-as>`;
  }

  /** Goes to a place, such as a step that has failed. */
  goTo(line: number, column = 1) {
    this.#writing?.goTo(line, column);
  }

  #head(script: ScriptFile) {
    const scenario = this.#scenario;
    const maySave = script.isWritable && (script.isChanged || script.isNew) && !script.theirs;
    const mayCopy = script.file !== '' && script.folder !== 'none' && script.folder !== 'readOnly';
    return html`<div class="head">
      <h2>
        <span data-test="file">${script.file || msg('New script')}</span>
        ${script.isNew ? html`<span class="chip accent">${msg('New')}</span>` : nothing}
        ${script.isWritable ? nothing : html`<span class="chip" data-test="read-only">${msg('Read only')}</span>`}
        ${script.isChanged ? html`<span class="chip warn" data-test="unsaved">${msg('Not saved')}</span>` : nothing}
      </h2>
      <div class="tools">
        <span role="status" class="muted" data-test="said">${this.said}</span>
        ${
          script.isChanged && !script.theirs
            ? html`<button class="quiet" data-test="discard" @click=${this.#discard}>${msg('Discard changes')}</button>`
            : nothing
        }
        <button
          data-test="run-scenario"
          aria-disabled=${scenario ? 'false' : 'true'}
          title=${scenario ? msg(str`Run “${scenario.name}” (Ctrl+Enter)`) : msg('What has mistakes cannot be run')}
          @click=${this.#run}
        >
          ${msg('Run this scenario')}
        </button>
        ${mayCopy ? html`<button data-test="save-as" @click=${this.#askName}>${msg('Save a copy as …')}</button>` : nothing}
        ${
          script.isWritable
            ? html`<button
                class="primary"
                data-test="save"
                aria-disabled=${maySave ? 'false' : 'true'}
                aria-busy=${this.saving ? 'true' : 'false'}
                title=${msg('Ctrl+S')}
                @click=${this.#save}
              >
                ${msg('Save')}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #notes(script: ScriptFile) {
    return html`${
      this.refused
        ? html`<div class="note bad" role="alert" data-test="refusal" data-code=${this.refused}>
            <span>${refusalSentence(this.refused)}</span>
          </div>`
        : nothing
    }
    ${script.isWritable ? nothing : readOnlyNote(script.folder)}
    ${script.theirs ? conflictNote(script.theirs, this.#takeTheirs, this.#keepMine) : script.wasKept ? keptNote() : nothing}`;
  }

  #area(script: ScriptFile) {
    const { complaints } = this.#check.checked;
    const label = msg(str`Script of ${script.name}`);
    const code = this.#isPlain ? 'plain' : this.#lazy.state(loadCode);
    if (code === 'ready') {
      return html`<hr-code-area
        class="area"
        .text=${script.text}
        .label=${label}
        .complaints=${complaints}
        .vocabulary=${this.#vocabulary.now}
        .isReadOnly=${!script.isWritable}
        @write=${this.#write}
        @move=${this.#move}
      ></hr-code-area>`;
    }
    if (code === 'loading') return html`<p class="empty" role="status">${msg('Loading …')}</p>`;
    return html`${
      code === 'failed'
        ? html`<div class="note warn" role="status" data-test="plain-instead">
            <span>${msg('The editor could not be loaded. A plain text field takes its place.')}</span>
            <button @click=${() => this.#lazy.again(loadCode)}>${msg('Try again')}</button>
          </div>`
        : nothing
    }<hr-text-area
        class="area"
        .text=${script.text}
        .label=${label}
        .vocabulary=${this.#vocabulary.now}
        .isReadOnly=${!script.isWritable}
        @write=${this.#write}
        @move=${this.#move}
      ></hr-text-area>`;
  }

  get #writing() {
    return this.renderRoot.querySelector<ScriptArea>('.area');
  }

  get #isPlain(): boolean {
    return this.#preferences.read(plainChoice);
  }

  /** The one at the cursor, if it can be run. */
  get #scenario() {
    const { script } = this;
    const { checked, standing } = this.#check;
    if (!script || standing !== 'fresh' || checked.complaints.length > 0) return undefined;
    return scenarioAt(script.text.split('\n'), checked.scenarios, this.#line);
  }

  get #wanted(): string {
    return this.file || `?${this.proposedName}`;
  }

  readonly #open = async (): Promise<void> => {
    const { file, proposedName: name, proposed: text } = this;
    const wanted = this.#wanted;
    this.#opened = wanted;
    this.failed = undefined;
    this.script = undefined;
    this.#clear();
    const opened = await ScriptFile.open(file, this.#requests, this.#drafts, { name, text });
    if (wanted !== this.#wanted || !this.isConnected) return;
    if (typeof opened === 'string') {
      this.failed = opened;
      return;
    }
    this.script = opened;
    this.#line = 1;
    this.#look();
  };

  /** The text is another one: it is checked, and its site may be another one too. */
  #look(): void {
    const { script } = this;
    if (!script) return;
    void this.#check.look(script.name, script.text);
    this.#vocabulary.want(siteAt(script.text.split('\n'), this.#line));
    this.requestUpdate();
  }

  readonly #write = ({ detail }: CustomEvent<string>): void => {
    this.script?.write(detail);
    this.said = '';
    this.#look();
  };

  readonly #move = (): void => {
    this.#line = this.#writing?.line ?? 1;
    if (this.script) this.#vocabulary.want(siteAt(this.script.text.split('\n'), this.#line));
    this.requestUpdate();
  };

  readonly #save = async (): Promise<void> => {
    const { script } = this;
    if (!script?.isWritable || this.saving || script.theirs || !(script.isChanged || script.isNew)) return;
    if (script.file === '') {
      this.#askName();
      return;
    }
    this.saving = true;
    this.#clear();
    const came = await script.save();
    this.saving = false;
    if (script !== this.script) return;
    if (came === 'saved') this.#tellSaved(script.file);
    else if (!script.theirs) this.refused = came;
  };

  #tellSaved(file: string): void {
    const { complaints } = this.#check.checked;
    const mistakes = mistakesWords(complaints.length);
    this.said = complaints.length > 0 ? msg(str`Saved, with mistakes in it: ${mistakes}.`) : msg('Saved.');
    this.dispatchEvent(new CustomEvent('saved', { detail: { file } }));
  }

  readonly #askName = (): void => {
    this.copyRefused = undefined;
    this.renderRoot.querySelector<SaveAsDialog>('hr-save-as')?.open(this.script?.name ?? '');
  };

  readonly #copy = async ({ detail: file }: CustomEvent<string>): Promise<void> => {
    const { script } = this;
    if (!script || this.saving) return;
    this.saving = true;
    const came = await script.saveAs(file);
    this.saving = false;
    this.copyRefused = came === 'saved' ? undefined : came;
    if (came !== 'saved') return;
    this.renderRoot.querySelector<SaveAsDialog>('hr-save-as')?.close();
    // What was written is in the copy now.
    script.discard();
    this.file = file;
    await this.#open();
    this.#tellSaved(file);
  };

  readonly #discard = (): void => this.#decide((script) => script.discard());
  readonly #takeTheirs = (): void => this.#decide((script) => script.takeTheirs());
  readonly #keepMine = (): void => this.#decide((script) => script.keepMine());

  #decide(change: (script: ScriptFile) => void): void {
    if (!this.script) return;
    change(this.script);
    this.#clear();
    this.#look();
    // The button that was pressed is gone.
    void this.updateComplete.then(() => this.#writing?.focus());
  }

  #clear(): void {
    this.said = '';
    this.refused = undefined;
  }

  readonly #run = (): void => {
    const scenario = this.#scenario;
    if (!this.script || !scenario) return;
    const { name, text } = this.script;
    const detail: RunAsked = { file: name, text, line: scenario.line };
    this.dispatchEvent(new CustomEvent('run', { detail }));
  };

  readonly #switch = ({ detail }: CustomEvent<boolean>): void => {
    this.#preferences.choose(plainChoice, detail);
    this.#line = 1;
  };

  readonly #keys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key !== 's' && event.key !== 'Enter') return;
    event.preventDefault();
    if (event.key === 's') void this.#save();
    else this.#run();
  };

  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.script?.isChanged) event.preventDefault();
  };
}
customElements.define('hr-scenario-editor', ScenarioEditor);
