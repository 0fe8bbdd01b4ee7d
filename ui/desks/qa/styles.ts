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
    font-family: var(--mono);
    font-size: 0.8125rem;
  }
`;
