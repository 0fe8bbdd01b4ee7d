/** How the list of agents looks: two quiet rows a workgroup. */
import { css } from 'lit';

export const agentListStyles = css`
  :host {
    display: block;
  }
  h2 {
    margin-bottom: var(--s3);
  }
  .list {
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .group {
    padding: var(--s3) var(--s4);
  }
  .group + .group {
    border-top: 1px solid var(--line);
  }
  h3 {
    margin-bottom: var(--s1);
    color: var(--muted);
    font-size: var(--small);
  }
  .row {
    display: grid;
    grid-template-columns: 7rem 1fr;
    gap: 0 var(--s3);
  }
  .state {
    display: flex;
    align-items: center;
    gap: var(--s2);
    align-self: start;
    color: var(--muted);
    font-size: var(--small);
    line-height: 1.25rem;
  }
  .dot {
    width: 0.5rem;
    height: 0.5rem;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  .on .dot {
    border-color: var(--good);
    background: var(--good);
  }
  .count {
    font-variant-numeric: tabular-nums;
  }
  .names {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s3);
    line-height: 1.25rem;
    overflow-wrap: anywhere;
  }
  .off .names,
  .none {
    color: var(--muted);
  }
  .none {
    font-size: var(--small);
  }
  .names button {
    min-height: 1.5rem;
  }
  @media (forced-colors: active) {
    .on .dot {
      background: CanvasText;
    }
  }
`;
