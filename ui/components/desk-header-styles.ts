/** How the bar on top of every desk looks. */
import { css } from 'lit';

export const deskHeaderStyles = css`
  :host {
    display: block;
    position: sticky;
    top: 0;
    z-index: 1;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--s3);
    min-height: 3.25rem;
    padding: var(--s2) var(--s4);
    border-bottom: 1px solid var(--line);
    background: var(--surface);
  }
  .mark {
    display: grid;
    place-items: center;
    width: 1.75rem;
    height: 1.75rem;
    border-radius: var(--radius-small);
    background: var(--accent);
    color: var(--on-accent);
  }
  .where {
    flex: 1;
    min-width: 0;
    line-height: 1.25;
  }
  .where * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  header:has(nav) .where {
    flex: 0 1 auto;
  }
  nav {
    display: flex;
    flex: 1;
    align-self: stretch;
    gap: var(--s1);
    margin-block: calc(-1 * var(--s2));
    overflow-x: auto;
    scrollbar-width: none;
  }
  nav a {
    display: inline-flex;
    align-items: center;
    gap: var(--s2);
    padding: 0 var(--s3);
    border-block: 2px solid transparent;
    color: var(--muted);
    font-weight: 550;
    text-decoration: none;
    white-space: nowrap;
  }
  nav a:hover {
    color: var(--text);
  }
  nav a:focus-visible {
    outline-offset: -2px;
  }
  nav a[aria-current] {
    border-block-end-color: var(--accent);
    color: var(--text);
  }
  .tools {
    display: flex;
    align-items: center;
    gap: var(--s3);
  }
  .who {
    font-weight: 500;
  }
  /* Places get a row of their own below the bar. */
  @media (max-width: 64rem) {
    header:has(nav) {
      flex-wrap: wrap;
    }
    header:has(nav) .where {
      flex: 1;
    }
    nav {
      flex: 1 0 100%;
      order: 2;
      min-height: 2.25rem;
      margin: 0 calc(-1 * var(--s3)) calc(-1 * var(--s2));
    }
  }
  @media (max-width: 40rem) {
    header {
      gap: var(--s2);
      padding: var(--s2) var(--s3);
    }
    .tools {
      gap: var(--s1);
    }
    header:has([data-test='enable-sound']) {
      flex-wrap: wrap;
    }
    [data-test='enable-sound'] {
      flex: 1 0 100%;
      order: 1;
    }
    .who,
    .words {
      position: absolute;
      width: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  /* Where a name on one line would be cut off it takes two, in the place of the site's; no word is ever cut. */
  @media (max-width: 26rem) {
    header {
      flex-wrap: wrap;
    }
    .where {
      min-width: min-content;
    }
    .tools {
      flex-wrap: wrap;
      justify-content: flex-end;
      margin-inline-start: auto;
    }
    .where h1 {
      white-space: normal;
      line-height: 1.15;
    }
    .where p {
      display: none;
    }
  }
  @media (max-width: 23rem) {
    .mark {
      display: none;
    }
  }
`;
