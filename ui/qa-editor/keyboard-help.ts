/** The keys of the editor, for whoever opens the help below it. */
import { msg } from '@lit/localize';
import { html, nothing } from 'lit';

/** The plain text field completes nothing. */
export function keyboardHelp(isPlain: boolean) {
  const keys: [key: string, words: string][] = [
    [msg('Ctrl+S'), msg('Save')],
    [msg('Ctrl+Enter'), msg('Run the scenario at the cursor')],
    ...(isPlain
      ? []
      : ([
          [msg('Ctrl+Space'), msg('Offer what may stand here')],
          [msg('Enter'), msg('Take what is offered; otherwise a new line')],
          [msg('F8'), msg('Go to the next mistake')],
          [msg('Tab'), msg('Go to the next blank of a step that was just chosen; otherwise leave the editor')],
          [msg('Esc, then Tab'), msg('Close what is open, let go of the blanks, and leave the editor')],
        ] as [string, string][])),
  ];
  return html`<details data-test="keyboard-help">
    <summary>${msg('Keyboard')}</summary>
    <dl>
      ${keys.map(([key, words]) => html`<dt>${key}</dt><dd>${words}</dd>`)}
      ${isPlain ? html`<dt>${msg('Tab')}</dt><dd>${msg('Leave the text field')}</dd>` : nothing}
    </dl>
  </details>`;
}
