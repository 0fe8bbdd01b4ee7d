/** How the panel of alert settings looks: sections of quiet rows, a label and its control in each. */
import { css } from 'lit';

export const alertSettingsStyles = css`
  dialog {
    --modal-width: 34rem;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  section {
    padding-block: var(--s3);
  }
  section + section {
    border-top: 1px solid var(--line);
  }
  h3 {
    margin-bottom: var(--s2);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s3);
    min-height: 2.5rem;
  }
  .row + .row {
    margin-top: var(--s1);
  }
  .row label {
    flex: 1 1 10rem;
    color: var(--muted);
    font-size: var(--small);
  }
  .row .control {
    display: flex;
    flex: 1 1 18rem;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
    min-width: 0;
  }
  select {
    flex: 1 1 7rem;
  }
  input[type='range'] {
    flex: 1;
    min-width: 6rem;
    min-height: 1.5rem;
    accent-color: var(--accent);
  }
  output {
    min-width: 3rem;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .hint {
    max-width: 28rem;
    color: var(--muted);
    font-size: var(--small);
  }
  .hint.warn {
    color: var(--warn);
  }
`;
