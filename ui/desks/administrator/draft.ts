/**
 * Something of the site as somebody is changing it: what it was when they began, and what they want. Outlives the form that
 * shows it, so that looking elsewhere loses nothing. Knows no element.
 */
import { canonical } from '../../../machines/records.ts';

export interface Versioned<Value> {
  version: number;
  value: Value;
}

export class Draft<Value extends object> {
  value: Value;
  #base: Versioned<Value>;
  /** What the site says now, where that is not what it said at the beginning. */
  #theirs: Versioned<Value> | undefined;

  /** Version 0 is that of something new. */
  constructor(base: Versioned<Value>) {
    this.#base = base;
    this.value = structuredClone(base.value);
  }

  /** That a change has to name. */
  get version(): number {
    return this.#base.version;
  }

  get isNew(): boolean {
    return this.#base.version === 0;
  }

  get isChanged(): boolean {
    return canonical(this.value) !== canonical(this.#base.value);
  }

  /** What it was when the person began. */
  get before(): Value {
    return this.#base.value;
  }

  /** What somebody else has made of it meanwhile, if they have. */
  get theirs(): Value | undefined {
    return this.#theirs?.value;
  }

  change(part: Partial<Value>): void {
    this.value = { ...this.value, ...part };
    for (const key of Object.keys(part) as (keyof Value)[]) if (this.value[key] === undefined) delete this.value[key];
  }

  /** The site says so now: taken over where nothing was changed here, else to be looked at. */
  hear(now: Versioned<Value>): void {
    if (now.version === this.#base.version) return;
    const isOther = canonical(now.value) !== canonical(this.#base.value);
    if (!this.isChanged || canonical(now.value) === canonical(this.value)) this.saved(now);
    else if (isOther) this.#theirs = now;
    // Something that is not in here, such as a password.
    else this.#base = now;
  }

  /** What the other one made of it counts; one's own changes are dropped. */
  takeTheirs(): void {
    if (this.#theirs) this.saved(this.#theirs);
  }

  /** One's own changes count, made to what the other one left. */
  keepMine(): void {
    if (this.#theirs) this.#base = this.#theirs;
    this.#theirs = undefined;
  }

  undo(): void {
    this.value = structuredClone(this.#base.value);
  }

  saved(now: Versioned<Value>): void {
    this.#base = now;
    this.#theirs = undefined;
    this.value = structuredClone(now.value);
  }
}

/** What was changed and not saved, by place, such as `people/sue`. */
export class DraftBook {
  readonly #drafts = new Map<string, Draft<object>>();

  get<Value extends object>(at: string): Draft<Value> | undefined {
    return this.#drafts.get(at) as Draft<Value> | undefined;
  }

  open<Value extends object>(at: string, base: Versioned<Value>): Draft<Value> {
    const known = this.get<Value>(at);
    if (known) {
      known.hear(base);
      return known;
    }
    const draft = new Draft(base);
    this.#drafts.set(at, draft as unknown as Draft<object>);
    return draft;
  }

  /** Something new has a name now. */
  move(from: string, to: string): void {
    const draft = this.#drafts.get(from);
    if (draft) this.#drafts.set(to, draft);
    this.drop(from);
  }

  drop(at: string): void {
    this.#drafts.delete(at);
  }

  isChanged(at: string): boolean {
    return this.get(at)?.isChanged ?? false;
  }

  get hasChanges(): boolean {
    return [...this.#drafts.values()].some((draft) => draft.isChanged);
  }
}
