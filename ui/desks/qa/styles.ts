/** What the places of the QA desk look alike in: heads, links that are buttons, marks of verdicts. */
import { css } from 'lit';
import { note } from '../../theme/note.ts';

export const qaStyles = css`
  ${note}
  :host {
    display: block;
    min-width: 0;
  }
  a {
    color: var(--text);
    text-decoration-color: var(--edge);
    text-underline-offset: 3px;
  }
  a.button {
    display: inline-flex;
    align-items: center;
    gap: var(--s2);
    min-height: 2rem;
    padding: 0 var(--s3);
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--surface);
    font-weight: 500;
    text-decoration: none;
    white-space: nowrap;
  }
  a.button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--muted);
    padding: 0 var(--s2);
  }
  a.button:hover {
    background: var(--hover);
  }
  .mirrored {
    display: inline-flex;
  }
  :host(:dir(rtl)) .mirrored {
    transform: scaleX(-1);
  }
  .mark {
    display: inline-grid;
    place-items: center;
    width: 1.5rem;
    height: 1.5rem;
    border-radius: 50%;
    color: var(--muted);
    text-decoration: none;
  }
  .mark.passed {
    color: var(--good);
  }
  .mark.failed {
    background: var(--bad-soft);
    color: var(--bad);
  }
  a.mark:hover {
    background: var(--hover);
  }
  code {
    font-family: ui-monospace, 'SF Mono', Consolas, 'Liberation Mono', monospace;
    font-size: 0.8125rem;
  }
`;
