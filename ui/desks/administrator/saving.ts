/**
 * One form's saving: what is wrong with which field, whether it is under way, and what became of it. Puts the focus on the
 * first field that needs attention. Knows no field by name.
 */
import { msg, str } from '@lit/localize';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { SiteMistake } from '../../../machines/wire.ts';
import type { Failed } from '../../data/administration.ts';
import { isFailed } from '../../data/administration.ts';
import { pluralWords } from '../../words/formats.ts';

/** What is wrong, by the field's name. */
export type FieldErrors = ReadonlyMap<string, string>;

export class SavingController implements ReactiveController {
  readonly #host: ReactiveElement;
  busy = false;
  failed: Failed | undefined;
  errors: FieldErrors = new Map();
  /** For the form's polite note. */
  said = '';

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** Undefined: it was not sent, or refused. `mend` says which field a mistake of the server's is about. */
  async run<Said extends object>(
    errors: FieldErrors,
    send: () => Promise<Said | Failed>,
    mend: (mistake: SiteMistake) => string | undefined = () => undefined,
  ): Promise<Said | undefined> {
    if (this.busy) return undefined;
    this.#begin(errors);
    if (errors.size > 0) {
      await this.#toFirst();
      return undefined;
    }
    this.busy = true;
    this.#host.requestUpdate();
    const answer = await send();
    this.busy = false;
    if (isFailed(answer)) {
      this.failed = answer;
      const found = answer.mistakes.flatMap((mistake) => {
        const field = mend(mistake);
        return field === undefined ? [] : [[field, mistake.says] as const];
      });
      this.errors = new Map(found);
      await this.#toFirst();
      return undefined;
    }
    this.said = msg('Saved.');
    this.#host.requestUpdate();
    return answer;
  }

  /** The form shows something else now, and whoever keeps drafts hears of it. */
  touch(): void {
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new CustomEvent('touch', { bubbles: true }));
  }

  /** The draft was changed by hand: what was said is about something else now. */
  typed(): void {
    this.said = '';
    this.touch();
  }

  /** Back to what is kept. */
  undo(draft: { undo(): void }): void {
    draft.undo();
    this.forget();
    this.touch();
  }

  forget(): void {
    this.#begin(new Map());
    this.#host.requestUpdate();
  }

  #begin(errors: FieldErrors): void {
    this.failed = undefined;
    this.errors = errors;
    this.said =
      errors.size === 0
        ? ''
        : pluralWords(
            errors.size,
            (count) => msg(str`${count} field needs attention.`),
            (count) => msg(str`${count} fields need attention.`),
          );
  }

  async #toFirst(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const fields = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('[data-field]')];
    fields.find(({ dataset }) => this.errors.has(dataset.field ?? ''))?.focus();
  }
}
