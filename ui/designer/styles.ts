/** What the parts of the designer's desk have in common: sheets, rows, fields of a message, tones of a difference. */
import { css } from 'lit';
import { field } from '../theme/field.ts';
import { note } from '../theme/note.ts';

export const designerStyles = css`
  ${field}
  ${note}
  :host {
    display: block;
  }
  a {
    color: var(--accent);
  }
  .sheet {
    padding: var(--s3) var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
  }
  .grow {
    flex: 1 1 12rem;
    min-width: 0;
  }
  .mono {
    font-family: var(--mono);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .pressed,
  button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  select,
  input:not([type='range'], [type='checkbox'], [type='radio']) {
    max-width: 100%;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.8125rem;
  }
  th,
  td {
    padding: 2px var(--s2);
    border-top: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  tr:first-child > :is(th, td) {
    border-top: 0;
  }
  th[scope='row'] {
    color: var(--muted);
    font-weight: 500;
  }
  summary {
    min-height: 1.75rem;
    align-content: center;
    font-weight: 600;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
