/** How the wall looks: columns that stay in line from row to row, and on a narrow screen one block an agent. */
import { css } from 'lit';

export const wallStyles = css`
  :host {
    display: block;
    min-width: 0;
    container-type: inline-size;
  }
  section {
    display: flex;
    flex-direction: column;
    gap: var(--s3);
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
  }
  .top h2 {
    flex: 1 1 auto;
  }
  .counts {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: var(--s1) var(--s2);
  }
  .counts .chip {
    border: 1px solid var(--line);
  }
  .counts .chip:not(.warn) {
    background: var(--surface);
  }
  .grid {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .row,
  .columns {
    display: grid;
    grid-template-columns: minmax(9rem, 3fr) minmax(9rem, 3fr) minmax(11rem, 5fr) minmax(13rem, 6fr);
    gap: 0 var(--s4);
    padding: var(--s2) var(--s4);
  }
  .columns {
    position: sticky;
    top: var(--bar);
    z-index: 1;
    border-inline-start: 3px solid transparent;
    border-radius: var(--radius) var(--radius) 0 0;
    border-bottom: 1px solid var(--line);
    background: var(--sunken);
    color: var(--muted);
    font-size: var(--small);
    font-weight: 600;
  }
  .row {
    align-items: center;
    min-height: 3.25rem;
    border-inline-start: 3px solid transparent;
    scroll-margin-block: calc(var(--bar) + 3rem) var(--s4);
    content-visibility: auto;
    contain-intrinsic-size: auto 3.25rem;
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row + .row {
    border-top: 1px solid var(--line);
  }
  .row.asks {
    border-inline-start-color: var(--warn);
  }
  .group {
    display: flex;
    gap: var(--s2);
    padding: var(--s2) var(--s4);
    border-block: 1px solid var(--line);
    background: var(--sunken);
    font-size: var(--small);
    font-weight: 600;
  }
  .columns + [role='rowgroup'] > .group {
    border-top: 0;
  }
  .who,
  .interactions,
  .requests {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .name {
    display: block;
    font-weight: 600;
  }
  .state,
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--s2);
  }
  li {
    min-height: 1.75rem;
  }
  .dot {
    flex: none;
    width: 0.625rem;
    height: 0.625rem;
    border: 2px solid var(--muted);
    border-radius: 50%;
  }
  .connected .dot {
    border-color: var(--accent);
    background: var(--accent);
  }
  .held .dot,
  .parked .dot,
  .alerting .dot {
    border-color: var(--accent);
  }
  .free .dot {
    border-color: var(--good);
    background: var(--good);
  }
  .loggedOff .name,
  .loggedOff .words {
    color: var(--muted);
    font-weight: 400;
  }
  time {
    color: var(--muted);
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .how.good {
    color: var(--good);
  }
  .how.warn {
    color: var(--warn);
  }
  .requests li:not(:last-child) {
    margin-bottom: var(--s1);
  }
  .requests time {
    color: var(--text);
    font-weight: 600;
  }
  .none {
    padding: var(--s4);
    color: var(--muted);
  }
  /* Of the room there is, in the size that text has: a window may be wide and its text large. */
  @container (max-width: 54rem) {
    .columns {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
      contain-intrinsic-size: auto 5rem;
    }
    .interactions,
    .requests {
      grid-column: 1 / -1;
    }
    .interactions:empty,
    .requests:empty {
      display: none;
    }
  }
`;
