/** How whatever is typed in or chosen from looks. Weighs nothing, so that any rule of an element may say otherwise. */
import { css } from 'lit';

export const field = css`
  :where(input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']), select, textarea) {
    min-width: 0;
    min-height: 2rem;
    padding: 0 var(--s2);
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }
`;
