/** How the list of open requests looks: one line a request where there is room. */
import { css } from 'lit';

export const requestListStyles = css`
  :host {
    display: block;
  }
  h2,
  h3 {
    display: flex;
    gap: var(--s2);
    margin-bottom: var(--s3);
  }
  h3 {
    margin: var(--s3) 0 var(--s1);
    color: var(--muted);
    font-size: var(--small);
  }
  .grouping {
    display: flex;
    align-items: center;
    gap: var(--s2);
    color: var(--muted);
    font-size: var(--small);
  }
  select {
    min-height: 1.75rem;
  }
  .count {
    color: var(--muted);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .request {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s3);
    min-height: 3.25rem;
    padding: var(--s2) var(--s4);
  }
  .what {
    flex: 1 1 13rem;
    min-width: 0;
  }
  .end {
    display: flex;
    align-items: center;
    gap: var(--s3);
    margin-inline-start: auto;
  }
  .end .quiet {
    margin-inline-end: calc(-1 * var(--s2));
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--s2);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .how {
    color: var(--muted);
    font-size: var(--small);
    overflow-wrap: anywhere;
  }
  .how.good {
    color: var(--good);
  }
  .how.warn {
    color: var(--warn);
  }
  time {
    color: var(--muted);
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .refusal {
    margin: 0 var(--s4) var(--s3);
  }
  .none {
    color: var(--muted);
    font-size: var(--small);
  }
`;
