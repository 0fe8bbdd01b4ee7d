/** How both desks lay out: a narrow column to choose from and a wide one to work in; one column on narrow screens. */
import { css } from 'lit';

export const deskLayout = css`
  :host {
    display: block;
  }
  main {
    display: grid;
    grid-template-columns: minmax(20rem, 5fr) minmax(22rem, 6fr);
    align-items: start;
    gap: var(--s5);
    max-width: 80rem;
    margin: 0 auto;
    padding: var(--s5) var(--s4) var(--s6);
  }
  main > section > h2 {
    display: flex;
    align-items: center;
    gap: var(--s2);
    margin: 0 0 var(--s3);
  }
  .dialogs > h2 {
    margin-bottom: calc(var(--s3) - var(--s4));
  }
  .count {
    color: var(--muted);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 56rem) {
    main {
      grid-template-columns: minmax(0, 1fr);
      padding: var(--s4) var(--s3) var(--s5);
    }
  }
`;
