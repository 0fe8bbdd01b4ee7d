/** How the region of toasts and its notes look. */
import { css } from 'lit';

export const toastStackStyles = css`
  :host {
    display: block;
    scroll-margin-top: calc(var(--bar) + var(--s5));
  }
  h2 {
    display: flex;
    gap: var(--s2);
    margin-bottom: var(--s3);
  }
  .count {
    color: var(--muted);
    font-weight: 500;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: var(--s3);
  }
  .more {
    align-self: center;
  }
  .note {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s2);
    margin-top: var(--s2);
    padding: var(--s1) var(--s1) var(--s1) var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--muted);
  }
  .note.bad {
    padding: var(--s1);
    background: var(--bad-soft);
    border-color: transparent;
  }
  .note .refusal {
    background: none;
  }
`;
