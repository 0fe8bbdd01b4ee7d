/** A note within a page, in its tones. */
import { css } from 'lit';

export const note = css`
  .note {
    padding: var(--s2) var(--s3);
    border-radius: var(--radius-small);
    background: var(--sunken);
  }
  .note.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .note.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .note.good {
    background: var(--good-soft);
    color: var(--good);
  }
  @media (forced-colors: active) {
    .note {
      border: 1px solid;
    }
  }
`;
