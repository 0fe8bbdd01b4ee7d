/** How one turn is shown. */
import { css } from 'lit';

export const turnDetailStyles = css`
  article {
    display: grid;
    gap: var(--s2);
  }
  h2 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--s2);
    font-size: var(--large);
  }
  h3 {
    margin: var(--s2) 0 var(--s1);
    color: var(--muted);
    font-size: var(--small);
    font-weight: 600;
  }
  a {
    color: var(--accent);
  }
  .states {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s2);
  }
  .chip {
    white-space: normal;
  }
  .effects li {
    padding-block: 2px;
    border-top: 1px solid var(--line);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .effects li:first-child {
    border-top: 0;
  }
  .effect.publish {
    color: var(--muted);
  }
  code {
    font-size: 0.8125rem;
  }
`;
