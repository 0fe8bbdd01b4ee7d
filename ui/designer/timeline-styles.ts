/** How the slider over a tape looks, and what is around it. */
import { css } from 'lit';

export const timelineStyles = css`
  :host {
    display: grid;
    gap: var(--s2);
  }
  .row {
    gap: var(--s1) var(--s3);
  }
  .row > .row,
  .jump {
    gap: var(--s1);
  }
  .jump {
    display: inline-flex;
    align-items: center;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    font-size: 0.8125rem;
  }
  .jump button {
    border-color: transparent;
  }
  button svg {
    width: 1rem;
    height: 1rem;
  }
  input[type='number'] {
    width: 7rem;
  }
  .slider {
    position: relative;
  }
  input[type='range'] {
    width: 100%;
    min-height: 1.5rem;
    margin: 0;
    accent-color: var(--accent);
  }
  .ticks {
    position: absolute;
    inset: auto 0.5rem -2px;
    width: calc(100% - 1rem);
    height: 6px;
    fill: var(--bad);
    pointer-events: none;
  }
  form.row {
    margin-inline-start: auto;
  }
  :host(:dir(rtl)) .ticks {
    transform: scaleX(-1);
  }
  :host(:dir(rtl)) button svg {
    transform: scaleX(-1);
  }
  @media (forced-colors: active) {
    .ticks {
      fill: Mark;
    }
  }
`;
