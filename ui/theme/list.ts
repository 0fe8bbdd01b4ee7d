/** A list in a frame, with a line between each and the next. */
import { css } from 'lit';

export const list = css`
  .list {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    overflow: clip;
  }
  .list > * + * {
    border-top: 1px solid var(--line);
  }
`;
