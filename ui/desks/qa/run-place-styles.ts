/** How a run lays out: its head, its steps and beside them the desks, or below where there is no room. */
import { css } from 'lit';

export const runPlaceStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s3);
  }
  .back {
    margin-inline-start: calc(-1 * var(--s2));
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
  }
  .head .what {
    flex: 1 1 18rem;
    min-width: 0;
  }
  h2 {
    font-size: var(--large);
    overflow-wrap: anywhere;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s2);
    margin-top: var(--s1);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
  }
  .both {
    display: grid;
    grid-template-columns: minmax(16rem, 2fr) minmax(0, 3fr);
    align-items: start;
    gap: var(--s5);
  }
  .desks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
    gap: var(--s3);
  }
  .desks.pictured {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr));
  }
  .at {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
    min-height: 2rem;
    margin-bottom: var(--s2);
  }
  details > summary {
    width: fit-content;
    min-height: 1.75rem;
    margin-bottom: var(--s2);
    color: var(--muted);
    font-weight: 550;
    cursor: pointer;
  }
  @media (max-width: 56rem) {
    .both {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s4);
    }
  }
`;
