/** How places of the designer's desk lay out: actors to choose from at the side, what is looked at beside them. */
import { css } from 'lit';

export const placeStyles = css`
  .place {
    display: grid;
    grid-template-columns: minmax(16rem, 20rem) minmax(0, 1fr);
    align-items: start;
    gap: var(--s4);
  }
  .side {
    position: sticky;
    top: calc(var(--bar) + var(--s4));
  }
  .side {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s3);
    max-height: calc(100vh - var(--bar) - var(--s5));
    overflow-y: auto;
  }
  .side summary {
    font-weight: 600;
  }
  .work {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s4);
    min-width: 0;
  }
  .panels {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
    align-items: start;
    gap: var(--s4);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
  }
  .bar h2 {
    font-size: var(--large);
  }
  @media (max-width: 56rem) {
    .place {
      grid-template-columns: minmax(0, 1fr);
    }
    .side {
      position: static;
      max-height: none;
    }
  }
`;
