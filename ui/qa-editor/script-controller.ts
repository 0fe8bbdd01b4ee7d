/**
 * The script that somebody is editing: opened, written, checked meanwhile, saved, copied, decided on where another has saved
 * too. Draws nothing and asks for no name.
 */
import { msg, str } from '@lit/localize';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { OfficeController } from '../controllers/office-controller.ts';
import { Drafts } from '../data/drafts.ts';
import { mistakesWords } from '../words/script.ts';
import { LiveCheck } from './live-check.ts';
import { ScriptFile } from './script-file.ts';
import { scenarioAt, siteAt } from './script-lines.ts';
import { ScriptRequests } from './script-requests.ts';
import { VocabularyBook } from './vocabulary-book.ts';

export interface Asked {
  /** Empty: one without a name yet. */
  file: string;
  /** What that one may be called, and a text for it. */
  proposed: { name: string; text: string };
}

export class ScriptController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #office: OfficeController;
  #requests!: ScriptRequests;
  #drafts!: Drafts;
  #check!: LiveCheck;
  #vocabulary!: VocabularyBook;
  /** Of the cursor. */
  #line = 1;
  /** What was opened, or is being opened. */
  #opened: string | undefined;
  script: ScriptFile | undefined;
  /** Why the file cannot be opened. */
  failed: RefusalCode | undefined;
  /** For whoever listens. */
  said = '';
  refused: RefusalCode | undefined;
  copyRefused: RefusalCode | undefined;
  isSaving = false;

  /** `office` is older than this, so that it is there when this one connects. */
  constructor(host: ReactiveElement, office: OfficeController) {
    this.#host = host;
    this.#office = office;
    host.addController(this);
  }

  hostConnected(): void {
    const { session, ask } = this.#office.current;
    this.#requests = new ScriptRequests(ask);
    this.#drafts = new Drafts(localStorage, `${session.person}/scenario`);
    this.#check = new LiveCheck(this.#requests, this.#changed);
    this.#vocabulary = new VocabularyBook(this.#requests, this.#changed);
    this.#vocabulary.want(undefined);
    addEventListener('beforeunload', this.#warn);
    // Taken out of the page and put in again.
    this.#look();
  }

  hostDisconnected(): void {
    this.#check.stop();
    this.#vocabulary.close();
    removeEventListener('beforeunload', this.#warn);
  }

  get checked() {
    return this.#check.checked;
  }

  get standing() {
    return this.#check.standing;
  }

  /** Of the site at the cursor, once it is there. */
  get vocabulary() {
    return this.#vocabulary.now;
  }

  /** The one at the cursor, if it can be run. */
  get scenario() {
    const { script, checked, standing } = this;
    if (!script || standing !== 'fresh' || checked.complaints.length > 0) return undefined;
    return scenarioAt(script.text.split('\n'), checked.scenarios, this.#line);
  }

  /** Opens another one, if it is another one. */
  want(asked: Asked): void {
    if (nameOf(asked) !== this.#opened) void this.open(asked);
  }

  async open(asked: Asked): Promise<void> {
    const wanted = nameOf(asked);
    this.#opened = wanted;
    this.failed = undefined;
    this.script = undefined;
    this.#clear();
    const opened = await ScriptFile.open(asked.file, this.#requests, this.#drafts, asked.proposed);
    if (wanted !== this.#opened || !this.#host.isConnected) return;
    if (typeof opened === 'string') {
      this.failed = opened;
      this.#changed();
      return;
    }
    this.script = opened;
    this.#line = 1;
    this.#look();
  }

  write(text: string): void {
    this.script?.write(text);
    this.said = '';
    this.#look();
  }

  /** The cursor is in another line, which may speak of another site. */
  moveTo(line: number): void {
    this.#line = line;
    if (this.script) this.#vocabulary.want(siteAt(this.script.text.split('\n'), line));
    this.#changed();
  }

  /** Whether it is saved now; `refused` or what the other one left says why not. */
  async save(): Promise<boolean> {
    const { script } = this;
    if (!script?.maySave || this.isSaving) return false;
    this.isSaving = true;
    this.#clear();
    const came = await script.save();
    this.isSaving = false;
    this.#changed();
    if (script !== this.script) return false;
    if (came !== 'saved' && !script.theirs) this.refused = came;
    return came === 'saved';
  }

  /** Whether there is such a file now; `copyRefused` says why not. The copy is not opened by itself. */
  async saveAs(file: string): Promise<boolean> {
    const { script } = this;
    if (!script || this.isSaving) return false;
    this.isSaving = true;
    this.#changed();
    const came = await script.saveAs(file);
    this.isSaving = false;
    this.copyRefused = came === 'saved' ? undefined : came;
    this.#changed();
    // What was written is in the copy now.
    if (came === 'saved') script.discard();
    return came === 'saved';
  }

  saySaved(): void {
    const { complaints } = this.checked;
    const mistakes = mistakesWords(complaints.length);
    this.said = complaints.length > 0 ? msg(str`Saved, with mistakes in it: ${mistakes}.`) : msg('Saved.');
    this.#changed();
  }

  /** Another name is asked for. */
  beginCopy(): void {
    this.copyRefused = undefined;
    this.#changed();
  }

  discard(): void {
    this.script?.discard();
    this.#decided();
  }

  takeTheirs(): void {
    this.script?.takeTheirs();
    this.#decided();
  }

  keepMine(): void {
    this.script?.keepMine();
    this.#decided();
  }

  #decided(): void {
    this.#clear();
    this.#look();
  }

  /** The text is another one: it is checked, and its site may be another one too. */
  #look(): void {
    const { script } = this;
    if (!script) return;
    void this.#check.look(script.name, script.text);
    this.#vocabulary.want(siteAt(script.text.split('\n'), this.#line));
    this.#changed();
  }

  #clear(): void {
    this.said = '';
    this.refused = undefined;
    this.#changed();
  }

  readonly #changed = (): void => this.#host.requestUpdate();

  readonly #warn = (event: BeforeUnloadEvent): void => {
    if (this.script?.isChanged) event.preventDefault();
  };
}

const nameOf = ({ file, proposed }: Asked): string => file || `?${proposed.name}`;
