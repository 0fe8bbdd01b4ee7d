/**
 * A scenario file as somebody is changing it: what the server has, what they wrote, and the draft of it that this browser
 * keeps until it is saved. Never decides between two texts by itself. Knows no element.
 */
import * as z from 'zod/mini';
import type { FileText } from '../../machines/laboratory.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import type { Drafts } from '../data/drafts.ts';
import type { ScriptRequests } from './script-requests.ts';
import { isFailed } from './script-requests.ts';
import { firstText } from './script-words.ts';

const kept = z.object({ text: z.string(), version: z.nullable(z.string()) });

/** For the check and a run, though it may never be called so. */
const unnamed = 'new.feature';

/** As the server has it; a file that is not there yet is empty and has no version. */
export type Saved = Omit<FileText, 'folder'> & { folder: FileText['folder'] | undefined };

export class ScriptFile {
  /** Empty: it has no name yet, and can be saved under one only. */
  readonly file: string;
  text: string;
  /** What the person began with, and names when they save. */
  #base: Saved;
  /** What somebody else has saved meanwhile, to be looked at. */
  theirs: Saved | undefined;
  /** Unsaved changes were found that this browser had kept. */
  wasKept: boolean;
  readonly #requests: Pick<ScriptRequests, 'read' | 'save'>;
  readonly #drafts: Drafts;

  /** Where its draft is kept, and what it may come to be called. */
  readonly name: string;

  private constructor(name: string, base: Saved, requests: Pick<ScriptRequests, 'read' | 'save'>, drafts: Drafts) {
    this.file = base.file;
    this.name = name;
    this.text = base.text;
    this.#base = base;
    this.#requests = requests;
    this.#drafts = drafts;
    this.wasKept = false;
    if (base.isWritable) this.#takeDraft();
  }

  /** `proposed`: what a script without a name yet may be called, and its text, such as a recording. */
  static async open(
    file: string,
    requests: Pick<ScriptRequests, 'read' | 'save'>,
    drafts: Drafts,
    proposed: { name: string; text: string } = { name: '', text: '' },
  ): Promise<ScriptFile | RefusalCode> {
    const said = file === '' ? { refused: 'unknownFile' as const } : await requests.read(file);
    if (isFailed(said) && said.refused !== 'unknownFile') return said.refused;
    const base: Saved = isFailed(said)
      ? { file, text: firstText, version: null, isWritable: true, folder: undefined }
      : said;
    const opened = new ScriptFile(file || proposed.name || unnamed, base, requests, drafts);
    // What was made of it already is kept.
    if (file === '' && proposed.text !== '' && !opened.wasKept) opened.write(proposed.text);
    return opened;
  }

  get isNew(): boolean {
    return this.#base.version === null;
  }

  get isWritable(): boolean {
    return this.#base.isWritable;
  }

  /** Whether a copy can be saved, as far as is known. */
  get folder(): FileText['folder'] | undefined {
    return this.#base.folder;
  }

  get isChanged(): boolean {
    return this.text !== this.#base.text;
  }

  /** There is something to save, and nobody else's text to decide about first. */
  get maySave(): boolean {
    return this.isWritable && (this.isChanged || this.isNew) && !this.theirs;
  }

  write(text: string): void {
    if (!this.isWritable) return;
    this.text = text;
    this.#keep();
  }

  /** What became of it: saved, or the refusal. After `outdated` there is `theirs` to be looked at. */
  async save(): Promise<'saved' | RefusalCode> {
    const { text } = this;
    const said = await this.#requests.save(this.file, text, this.#base.version);
    if (!isFailed(said)) {
      this.#base = said;
      this.theirs = undefined;
      this.wasKept = false;
      // More may have been written meanwhile.
      this.#keep();
      return 'saved';
    }
    if (said.refused === 'outdated') await this.#lookAtTheirs();
    return said.refused;
  }

  /** Under another name, where there is none yet. */
  async saveAs(file: string): Promise<'saved' | RefusalCode> {
    const said = await this.#requests.save(file, this.text, null);
    return isFailed(said) ? said.refused : 'saved';
  }

  takeTheirs(): void {
    if (!this.theirs) return;
    this.#base = this.theirs;
    this.theirs = undefined;
    this.discard();
  }

  /** One's own text counts, over what the other one left. */
  keepMine(): void {
    if (!this.theirs) return;
    this.#base = this.theirs;
    this.theirs = undefined;
    this.#keep();
  }

  /** Back to what is saved. */
  discard(): void {
    this.text = this.#base.text;
    this.wasKept = false;
    this.#keep();
  }

  async #lookAtTheirs(): Promise<void> {
    const said = await this.#requests.read(this.file);
    if (!isFailed(said)) this.theirs = said;
    // Somebody has removed it: whoever saves makes it anew.
    else if (said.refused === 'unknownFile') this.theirs = { ...this.#base, text: '', version: null };
  }

  /** One without a name is no draft of the file that may be called so. */
  get #place(): string {
    return this.file || `unnamed/${this.name}`;
  }

  #takeDraft(): void {
    const draft = this.#draft();
    if (!draft || draft.text === this.#base.text) return;
    this.text = draft.text;
    this.wasKept = true;
    if (draft.version === this.#base.version) return;
    this.theirs = this.#base;
    this.#base = { ...this.#base, version: draft.version };
  }

  #draft(): z.infer<typeof kept> | undefined {
    try {
      return kept.safeParse(JSON.parse(this.#drafts.read(this.#place))).data;
    } catch {
      return undefined;
    }
  }

  #keep(): void {
    const draft = { text: this.text, version: this.#base.version };
    this.#drafts.write(this.#place, this.isChanged ? JSON.stringify(draft) : '');
  }
}
