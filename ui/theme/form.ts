/** How forms look: a field is its label, its control, a hint, and what is wrong with it. */
import { css } from 'lit';
import { field } from './field.ts';
import { note } from './note.ts';

export const form = css`
  ${field}
  ${note}
  .fields {
    display: grid;
    gap: var(--s4);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .field > label,
  .field > .label {
    display: block;
    margin-bottom: var(--s1);
    padding: 0;
    font-weight: 600;
  }
  .hint {
    margin-top: var(--s1);
    color: var(--muted);
    font-size: var(--small);
  }
  .error {
    margin-top: var(--s1);
    color: var(--bad);
    font-size: var(--small);
    font-weight: 550;
  }
  input:not([type='checkbox'], [type='radio'], [type='file']),
  select,
  textarea {
    width: 100%;
  }
  textarea {
    padding: var(--s2);
    resize: vertical;
  }
  input::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  [aria-invalid='true'] {
    border-color: var(--bad) !important;
    box-shadow: inset 0 0 0 1px var(--bad);
  }
  input[readonly] {
    background: var(--sunken);
  }
  input[type='checkbox'] {
    flex: none;
    width: 1rem;
    height: 1rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .check {
    display: flex;
    align-items: flex-start;
    gap: var(--s2);
    min-height: 1.5rem;
    padding-block: 2px;
  }
  .check input {
    margin-top: 2px;
  }
  .check .hint {
    display: block;
    margin: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
  }
  .actions {
    position: sticky;
    bottom: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
    padding: var(--s3) 0;
    background: var(--canvas);
  }
  .actions .end {
    margin-inline-start: auto;
  }
  button.danger {
    border-color: var(--bad);
    color: var(--bad);
  }
  button.danger:hover {
    background: var(--bad-soft);
  }
  .note + * {
    margin-top: var(--s3);
  }
  @media (forced-colors: active) {
    .error,
    .note.bad {
      font-weight: 700;
    }
  }
`;
