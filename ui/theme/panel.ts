/** The panel that both desks show a request in: the agent's dialog and the supervisor's conversation. */
import { css } from 'lit';

export const panel = css`
  :host {
    display: block;
    scroll-margin: calc(var(--bar) + var(--s4)) 0 var(--s4);
  }
  .panel {
    display: flex;
    flex-direction: column;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .panel[data-front='true'] {
    border-color: var(--accent);
    box-shadow: var(--shadow);
  }
  .panel > header {
    display: flex;
    align-items: center;
    gap: var(--s2);
    padding: var(--s3) var(--s4) var(--s2);
  }
  /* What is to be seen ends where the text below ends. */
  .panel > header > .icon {
    margin-inline-end: calc(-1 * var(--s2));
  }
  .panel > header > div {
    flex: 1;
    min-width: 0;
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s2);
    overflow-wrap: anywhere;
  }
  .panel > .standing {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--s3);
    margin: 0 var(--s4);
    padding: var(--s2) var(--s3);
    border-radius: var(--radius-small);
    background: var(--sunken);
    font-weight: 600;
  }
  .standing.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .standing.good {
    background: var(--good-soft);
    color: var(--good);
  }
  .standing.accent {
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .standing time {
    font-weight: 400;
    font-size: var(--small);
    font-variant-numeric: tabular-nums;
  }
  .panel > .words {
    padding: var(--s3) var(--s4);
  }
  .panel > footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s4);
    padding: var(--s3) var(--s4);
    border-top: 1px solid var(--line);
  }
  .grow {
    flex: 1;
  }
  @media (forced-colors: active) {
    .panel > .standing {
      border: 1px solid;
    }
    .panel[data-front='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
