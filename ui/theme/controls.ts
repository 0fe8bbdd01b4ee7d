/** Styles that every element shares: resets, buttons and links that look like them, chips, headings, what only is heard. */
import { css } from 'lit';

export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ol,
  ul {
    margin: 0;
    padding: 0;
  }
  ol,
  ul {
    list-style: none;
  }
  h1 {
    font-size: var(--large);
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  h2,
  h3 {
    font-size: var(--body);
    font-weight: 600;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  button,
  a.button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--s2);
    min-height: 2rem;
    padding: 0 var(--s3);
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    transition: background var(--quick);
  }
  a.button {
    text-decoration: none;
  }
  button:hover,
  a.button:hover {
    background: var(--hover);
  }
  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  button.primary:hover {
    background: var(--accent-strong);
  }
  button.quiet,
  a.button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--muted);
    padding: 0 var(--s2);
  }
  button.quiet:hover,
  a.button.quiet:hover {
    background: var(--hover);
    color: var(--text);
  }
  button.icon {
    width: 2rem;
    padding: 0;
  }
  button[aria-disabled='true'] {
    border-color: var(--line);
    background: var(--sunken);
    color: var(--muted);
    cursor: not-allowed;
  }
  button[aria-busy='true'] {
    border: 1px dashed var(--edge);
    cursor: progress;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--s1);
    min-height: 1.375rem;
    padding: 0 var(--s2);
    border-radius: 1rem;
    background: var(--sunken);
    color: var(--muted);
    font-size: var(--small);
    font-weight: 550;
    white-space: nowrap;
  }
  .chip.good {
    background: var(--good-soft);
    color: var(--good);
  }
  .chip.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .chip.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .chip.accent {
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .muted {
    color: var(--muted);
  }
  .small {
    font-size: var(--small);
  }
  /** Where nothing is: says so, and what would be there. */
  .empty {
    padding: var(--s5);
    border: 1px dashed var(--edge);
    border-radius: var(--radius);
    color: var(--muted);
    text-align: center;
    text-wrap: balance;
  }
  .empty strong {
    display: block;
    color: var(--text);
    font-weight: 600;
  }
  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    flex: none;
    width: 1em;
    height: 1em;
  }
  @media (forced-colors: active) {
    .chip,
    button {
      border: 1px solid;
    }
    button.primary {
      forced-color-adjust: none;
      background: ButtonText;
      color: ButtonFace;
    }
    button[aria-disabled='true'] {
      forced-color-adjust: auto;
      border-color: GrayText;
      background: ButtonFace;
      color: GrayText;
    }
  }
`;
