/** One line of text in a form: its label, what is wrong with it or else a hint, and the name by which saving finds it. */
import { html, nothing } from 'lit';

export interface TextField {
  /** For `data-field`, and for `data-test`. */
  name: string;
  label: string;
  value: string;
  hint: string;
  error: string | undefined;
  typed: (text: string) => void;
}

export const textField = ({ name, label, value, hint, error, typed }: TextField) =>
  html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      data-test=${name}
      data-field=${name}
      autocomplete="off"
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby="${name}-note"
      .value=${value}
      @input=${(event: Event) => typed((event.target as HTMLInputElement).value)}
    />
    <p id="${name}-note" class=${error ? 'error' : 'hint'}>${error ?? hint}</p>
  </div>`;
