/** How the tree of actors looks. */
import { css } from 'lit';

export const actorTreeStyles = css`
  input[type='search'] {
    width: 100%;
    margin-bottom: var(--s2);
  }
  [role='tree'] {
    max-height: min(60rem, calc(100vh - var(--bar) - 9rem));
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--s2);
    min-height: 1.75rem;
    padding: 2px var(--s3);
    cursor: pointer;
    overflow-wrap: anywhere;
  }
  .line:hover {
    background: var(--hover);
  }
  .line > .grow {
    flex-basis: 0;
  }
  .kind {
    border-block: 1px solid var(--line);
    background: var(--sunken);
    font-weight: 600;
  }
  .turner {
    width: 1em;
    color: var(--muted);
  }
  .count {
    color: var(--muted);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .box {
    display: inline-grid;
    place-content: center;
    flex: none;
    width: 1rem;
    height: 1rem;
    border: 1px solid var(--edge);
    border-radius: 3px;
    font-size: 0.75rem;
    line-height: 1;
  }
  [aria-selected='true'] {
    background: var(--accent-soft);
  }
  [aria-selected='true'] .box {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  .state {
    color: var(--muted);
    font-size: 0.75rem;
  }
  .more {
    color: var(--accent);
    font-weight: 500;
  }
  .none {
    padding: var(--s1) var(--s4);
    color: var(--muted);
    font-size: var(--small);
  }
  .line:focus-visible {
    outline-offset: -2px;
  }
  @media (forced-colors: active) {
    [aria-selected='true'] .box {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
