/** How the scenarios of a file look: a line to open, rows with a column for each stage; on narrow screens, each mark with its stage. */
import { css } from 'lit';

export const scenarioGroupStyles = css`
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s3);
    min-height: 2.5rem;
    padding: var(--s1) var(--s3);
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--hover);
  }
  summary:focus-visible {
    outline-offset: -2px;
  }
  summary .arrow {
    display: inline-flex;
    color: var(--muted);
    transition: rotate var(--quick);
  }
  details[open] summary .arrow {
    rotate: 90deg;
  }
  h3 {
    font-size: var(--body);
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s1) var(--s2);
    margin-inline-start: auto;
  }
  .about .what > span {
    white-space: pre-line;
  }
  .about a {
    color: var(--accent-strong);
  }
  .complaints {
    margin: 0 var(--s3) var(--s2) calc(var(--s3) + 1em + var(--s3));
  }
  .complaints a {
    color: inherit;
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 var(--s3);
    padding: var(--s1) var(--s3) var(--s1) calc(var(--s3) + 1em + var(--s3));
  }
  li.row {
    border-top: 1px solid var(--line);
  }
  li.row:hover {
    background: var(--hover);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--s2);
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .what a {
    text-decoration-color: transparent;
  }
  .what a:hover {
    text-decoration-color: currentcolor;
  }
  button.tag {
    min-height: 1.5rem;
    padding: 0 var(--s1);
    border-color: transparent;
    background: none;
    color: var(--muted);
    font-size: var(--small);
    font-weight: 400;
  }
  button.tag:hover {
    color: var(--text);
    text-decoration: underline;
  }
  .marks,
  .heads {
    display: flex;
  }
  .marks > span,
  .heads > span {
    width: 4rem;
    text-align: center;
  }
  @media (max-width: 40rem) {
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
      padding-inline-start: var(--s3);
    }
    .what {
      grid-column: 1 / -1;
    }
    .heads {
      display: none;
    }
    .marks {
      flex-wrap: wrap;
    }
    .marks > span {
      display: inline-flex;
      align-items: center;
      width: auto;
      padding-inline-end: var(--s2);
      color: var(--muted);
      font-size: var(--small);
    }
    .marks > span::after {
      content: attr(data-words);
    }
    .about .what {
      grid-column: auto;
    }
    .complaints {
      margin-inline-start: var(--s3);
    }
  }
`;
