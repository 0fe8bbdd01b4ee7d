/** How a place of the desk lays out: things to choose from, and the one that is worked on; one of them where there is no room. */
import { css } from 'lit';

export const placeStyles = css`
  :host {
    display: block;
  }
  .place {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    align-items: start;
    gap: var(--s5);
  }
  .back {
    display: none;
    min-height: 2rem;
    align-items: center;
    margin-bottom: var(--s2);
    color: var(--accent);
  }
  @media (max-width: 56rem) {
    .place {
      grid-template-columns: minmax(0, 1fr);
    }
    .place.chosen > hr-thing-list,
    .place:not(.chosen) > .work {
      display: none;
    }
    .back {
      display: inline-flex;
    }
  }
`;

/** A form on its own sheet. */
export const sheet = css`
  :host {
    display: block;
  }
  h2 {
    margin-bottom: var(--s4);
    font-size: var(--large);
    overflow-wrap: anywhere;
  }
  h3 {
    margin-bottom: var(--s2);
  }
  .part {
    padding: var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .part + .part {
    margin-top: var(--s4);
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
    gap: var(--s4);
  }
`;
