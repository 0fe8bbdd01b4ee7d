/** Sets somebody's password, or takes it away. What was typed is nowhere afterwards. */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import './confirm-dialog.ts';
import { controls } from '../../theme/controls.ts';
import { form } from '../../theme/form.ts';
import { checkPassword } from './checks.ts';
import type { ConfirmDialog } from './confirm-dialog.ts';
import { failedNote, noteStyles } from './notes.ts';
import { sheet } from './place-styles.ts';
import { SavingController } from './saving.ts';
import { WorkplaceController } from './workplace.ts';

export class PasswordPart extends LitElement {
  static override properties = { person: {}, version: { type: Number }, hasPassword: { type: Boolean } };
  declare person: string;
  /** Of the person. */
  declare version: number;
  declare hasPassword: boolean;
  readonly #workplace = new WorkplaceController(this);
  readonly #saving = new SavingController(this);

  static override styles = [
    controls,
    form,
    noteStyles,
    sheet,
    css`
      form {
        margin-top: var(--s4);
      }
      .field {
        max-width: 24rem;
      }
      .row {
        margin-top: var(--s3);
      }
    `,
  ];

  protected override willUpdate(changed: Map<string, unknown>) {
    if (changed.has('person')) this.#saving.forget();
  }

  override render() {
    const error = this.#saving.errors.get('password');
    return html`<form class="part" novalidate data-test="password-form" @submit=${this.#save}>
      <h3>${msg('Password')}</h3>
      ${failedNote(this.#saving.failed)}
      <div class="field">
        <label for="password">${this.hasPassword ? msg('New password') : msg('First password')}</label>
        <input
          id="password"
          type="password"
          data-test="password"
          data-field="password"
          autocomplete="new-password"
          maxlength="256"
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby="note"
        />
        <p id="note" class=${error ? 'error' : 'hint'}>
          ${error ?? msg('At least 8 characters. Whoever is logged on with the former one is logged off at once.')}
        </p>
      </div>
      <div class="row">
        <button data-test="set-password" aria-busy=${this.#saving.busy ? 'true' : 'false'}>
          ${this.hasPassword ? msg('Change the password') : msg('Set the password')}
        </button>
        ${this.hasPassword ? html`<button type="button" class="danger" data-test="take-password" @click=${this.#takeAway}>${msg('Take the password away')}</button>` : nothing}
        <span role="status" class="small" data-test="password-said">${this.#saving.said}</span>
      </div>
      <hr-confirm></hr-confirm>
    </form>`;
  }

  async #save(event: Event) {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input')!;
    const typed = input.value;
    const set = await this.#saving.run(checkPassword(typed), () => this.#put(typed));
    if (set) input.value = '';
  }

  async #takeAway() {
    const agreed = await this.renderRoot.querySelector<ConfirmDialog>('hr-confirm')!.ask({
      heading: msg('Take the password away?'),
      happens: [
        msg('Logged off everywhere at once.'),
        msg('Outside of a demo, not able to log on until there is a new one.'),
      ],
      action: msg('Take the password away'),
    });
    if (agreed) await this.#saving.run(new Map(), () => this.#put(null));
  }

  readonly #put = (password: string | null) =>
    this.#workplace.current.administration.putPassword(this.person, this.version, password);
}
customElements.define('hr-password', PasswordPart);
