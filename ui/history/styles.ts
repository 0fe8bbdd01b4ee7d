/** What the list of the past, a story and the measures look alike in: heads, forms, tables and how they are printed. */
import { css } from 'lit';
import { field } from '../theme/field.ts';
import { note } from '../theme/note.ts';

export const historyStyles = css`
  ${field}
  ${note}
  :host {
    display: block;
    min-width: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
    margin-bottom: var(--s3);
  }
  .head h2 {
    flex: 1 1 12rem;
    min-width: 0;
    overflow-wrap: anywhere;
    font-size: var(--large);
  }
  .head h2:focus-visible {
    outline-offset: 4px;
  }
  a.link {
    color: var(--accent-strong);
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--s3);
    padding: var(--s3) var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  label,
  legend {
    color: var(--muted);
    font-size: var(--small);
  }
  label.field {
    display: flex;
    flex: 1 1 9rem;
    flex-direction: column;
    gap: var(--s1);
    min-width: 0;
    max-width: 18rem;
  }
  label.wide {
    flex: 2 1 14rem;
    max-width: none;
  }
  details {
    flex: 1 1 100%;
  }
  summary {
    width: fit-content;
    min-height: 1.5rem;
    color: var(--muted);
    font-size: var(--small);
    font-weight: 550;
    cursor: pointer;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s3);
    margin-top: var(--s2);
  }
  fieldset {
    display: flex;
    flex: 1 1 100%;
    flex-wrap: wrap;
    gap: var(--s1) var(--s2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    float: inline-start;
    padding: 0;
    margin-inline-end: var(--s1);
    line-height: 2rem;
  }
  label.chip {
    min-height: 2rem;
    padding: 0 var(--s3);
    border: 1px solid var(--edge);
    background: var(--surface);
    color: var(--text);
    cursor: pointer;
  }
  label.chip:has(:checked) {
    border-color: var(--accent);
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  label.chip:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  label.chip input {
    width: 1rem;
    height: 1rem;
    margin: 0;
    accent-color: var(--accent);
  }
  input:not([type='checkbox']),
  select {
    width: 100%;
    font-size: var(--body);
  }
  .scroll {
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: var(--s2) var(--s3);
    text-align: start;
    vertical-align: baseline;
  }
  th {
    color: var(--muted);
    font-size: var(--small);
    font-weight: 600;
    white-space: nowrap;
  }
  tbody th {
    color: var(--text);
    font-size: var(--body);
    font-weight: 500;
  }
  tbody tr {
    border-top: 1px solid var(--line);
  }
  th.number,
  td.number {
    text-align: end;
  }
  .empty {
    margin-top: var(--s3);
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
    margin: var(--s3) 0;
  }
  @media (forced-colors: active) {
    label.chip:has(:checked) {
      border: 2px solid Highlight;
    }
    .chip {
      border: 1px solid;
    }
  }
  @media print {
    form,
    button,
    a.button {
      display: none !important;
    }
  }
`;
