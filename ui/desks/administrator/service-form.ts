/** One service: what it may do, and its token, which is shown once. Template and wiring. */
import { msg, str } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import './confirm-dialog.ts';
import type { Scope, ServiceSettings } from '../../../machines/administration.ts';
import { scopes } from '../../../machines/administration.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { scopeHint, scopeWords } from '../../words/administration.ts';
import { rowsBetween, serviceWords } from '../../words/differences.ts';
import { checkId, checkService } from './checks.ts';
import type { ConfirmDialog } from './confirm-dialog.ts';
import type { Draft } from './draft.ts';
import { conflictNote, failedNote, noteStyles } from './notes.ts';
import { sheet } from './place-styles.ts';
import { saveBar } from './save-bar.ts';
import { SavingController } from './saving.ts';
import { textField } from './text-field.ts';
import { WorkplaceController } from './workplace.ts';

export class ServiceForm extends LitElement {
  static override properties = {
    service: {},
    draft: {},
    hasToken: { type: Boolean },
    typedId: { state: true },
    token: { state: true },
    copied: { state: true },
  };
  /** Undefined for one that is new. */
  declare service: string | undefined;
  declare draft: Draft<ServiceSettings>;
  declare hasToken: boolean;
  declare typedId: string;
  /** A new one, and whose it is. Nowhere else, and gone with this. */
  declare token: { service: string; secret: string } | undefined;
  declare copied: boolean;
  readonly #workplace = new WorkplaceController(this);
  readonly #saving = new SavingController(this);

  static override styles = [
    controls,
    form,
    noteStyles,
    sheet,
    css`
      output {
        display: block;
        margin: var(--s2) 0;
        padding: var(--s2);
        border: 1px solid var(--edge);
        border-radius: var(--radius-small);
        background: var(--surface);
        color: var(--text);
        font-family: var(--mono);
        overflow-wrap: anywhere;
        user-select: all;
      }
      .token .row {
        margin-top: var(--s2);
      }
    `,
  ];

  constructor() {
    super();
    this.typedId = '';
    this.copied = false;
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('draft')) this.#saving.forget();
    if (changed.has('service') && this.token?.service !== this.service) this.token = undefined;
  }

  override render() {
    const errors = this.#saving.errors;
    return html`<form novalidate data-test="service-form" @submit=${this.#save}>
      <h2 tabindex="-1">${this.service ?? msg('New service')}</h2>
      ${conflictNote(
        this.draft,
        (before, after) => rowsBetween(serviceWords(before), serviceWords(after)),
        () => this.#saving.touch(),
      )}
      ${failedNote(this.#saving.failed)} ${this.token ? this.#newToken(this.token.secret) : nothing}
      <div class="part fields">
        ${this.service === undefined ? this.#idField() : nothing}
        <fieldset data-field="scopes" tabindex="-1" aria-describedby=${errors.get('scopes') ? 'scopes-error' : nothing}>
          <legend>${msg('The service may')}</legend>
          ${scopes.map((scope) => this.#scope(scope))}
          ${errors.get('scopes') ? html`<p class="error" id="scopes-error">${errors.get('scopes')}</p>` : nothing}
        </fieldset>
        ${
          this.service === undefined
            ? html`<p class="hint">${msg('It gets a token when it is saved.')}</p>`
            : html`<div class="row">
                <span>${this.hasToken ? msg('It has a token.') : msg('It has no token: nobody can call as it.')}</span>
                <button type="button" data-test="new-token" @click=${this.#renew}>${msg('Make a new token')}</button>
              </div>`
        }
      </div>
      ${saveBar(this.#saving, this.draft, {
        undo: () => this.#saving.undo(this.draft),
        ...(this.service !== undefined && {
          remove: () => void this.#remove(),
          removeWords: msg('Remove the service'),
        }),
      })}
      <hr-confirm></hr-confirm>
    </form>`;
  }

  #newToken(secret: string) {
    return html`<section class="note good token" role="status" data-test="token">
      <p><strong>${msg('The new token. It is shown this once.')}</strong></p>
      <output dir="ltr">${secret}</output>
      <p>${msg('Give it to the service, which sends it as Authorization: Bearer. Here only its hash is kept.')}</p>
      <div class="row">
        <button type="button" data-test="copy" @click=${() => void this.#copy(secret)}>${this.copied ? msg('Copied') : msg('Copy')}</button>
        <button type="button" data-test="token-done" @click=${() => (this.token = undefined)}>${msg('Done')}</button>
      </div>
    </section>`;
  }

  #idField() {
    return textField({
      name: 'id',
      label: msg('Name of the service'),
      value: this.typedId,
      hint: msg('As the record names it. It cannot be changed later.'),
      error: this.#saving.errors.get('id'),
      typed: (id) => (this.typedId = id),
    });
  }

  #scope(scope: Scope) {
    const chosen = this.draft.value.scopes;
    return html`<label class="check">
      <input
        type="checkbox"
        data-test="scope"
        data-scope=${scope}
        .checked=${chosen.includes(scope)}
        @change=${(event: Event) => this.#set(scope, (event.target as HTMLInputElement).checked)}
      />
      <span><strong>${scopeWords(scope)}</strong><span class="hint">${scopeHint(scope)}</span></span>
    </label>`;
  }

  #set(scope: Scope, is: boolean) {
    const others = this.draft.value.scopes.filter((other) => other !== scope);
    this.draft.change({ scopes: is ? scopes.filter((one) => one === scope || others.includes(one)) : others });
    this.#saving.typed();
  }

  #save(event: Event) {
    event.preventDefault();
    return this.#put(this.service === undefined);
  }

  async #renew() {
    const agreed =
      !this.hasToken ||
      (await this.#confirm.ask({
        heading: msg('Make a new token?'),
        happens: [msg('The former token stops at once: whoever calls with it is refused until they have the new one.')],
        action: msg('Make a new token'),
      }));
    if (agreed) await this.#put(true);
  }

  async #put(newToken: boolean) {
    const { administration } = this.#workplace.current;
    const id = this.service ?? this.typedId.trim();
    const isTaken = this.service === undefined && administration.site?.services[id] !== undefined;
    const { value } = this.draft;
    const errors = new Map([...(this.service === undefined ? checkId(id, isTaken) : []), ...checkService(value)]);
    const saved = await this.#saving.run(errors, () =>
      administration.putService(id, this.draft.version, value, newToken),
    );
    if (!saved) return;
    this.draft.saved({ version: saved.version, value });
    this.copied = false;
    this.token = saved.token === null ? undefined : { service: id, secret: saved.token };
    this.dispatchEvent(new CustomEvent('saved', { detail: id }));
    this.#saving.touch();
  }

  /** Where the browser forbids it, the token can be marked by hand. */
  async #copy(secret: string) {
    try {
      await navigator.clipboard.writeText(secret);
      this.copied = true;
    } catch {
      this.copied = false;
      const range = document.createRange();
      range.selectNodeContents(this.renderRoot.querySelector('output')!);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    }
  }

  async #remove() {
    const service = this.service!;
    const agreed = await this.#confirm.ask({
      heading: msg(str`Remove the service ${service}?`),
      happens: [msg('Its token stops at once.')],
      action: msg('Remove the service'),
    });
    if (!agreed) return;
    const { administration } = this.#workplace.current;
    const removed = await this.#saving.run(new Map(), () =>
      administration.remove('service', service, this.draft.version),
    );
    if (removed) this.dispatchEvent(new CustomEvent('removed', { detail: service }));
  }

  get #confirm() {
    return this.renderRoot.querySelector<ConfirmDialog>('hr-confirm')!;
  }

  override async focus() {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }
}
customElements.define('hr-service-form', ServiceForm);
