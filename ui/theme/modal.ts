/** How a modal dialog looks, whatever is in it; `--modal-width` where it is another one. */
import { css } from 'lit';

export const modal = css`
  dialog {
    width: min(var(--modal-width, 30rem), calc(100vw - 2rem));
    padding: var(--s4) var(--s5) var(--s5);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--text);
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: #0e111680;
  }
`;
