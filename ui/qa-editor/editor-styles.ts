/** How the editor lays out: the script with its mistakes, and beside it, or below on narrow screens, what it may say. */
import { css } from 'lit';

export const editorStyles = css`
  :host {
    display: block;
    --script-height: clamp(16rem, 58vh, 44rem);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
    margin-bottom: var(--s3);
  }
  h2 {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s2);
    min-width: 0;
    font-size: var(--large);
    overflow-wrap: anywhere;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
    margin-inline-start: auto;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(16rem, 22rem);
    align-items: start;
    gap: var(--s4);
  }
  .main {
    display: grid;
    gap: var(--s3);
    min-width: 0;
  }
  .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2) var(--s3);
    margin-bottom: var(--s3);
  }
  .note > span {
    flex: 1 1 20rem;
  }
  .note details {
    flex-basis: 100%;
    color: var(--text);
  }
  pre {
    max-height: 16rem;
    margin: var(--s2) 0 0;
    padding: var(--s2) var(--s3);
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--surface);
    overflow: auto;
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--s2) var(--s4);
  }
  .below dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--s1) var(--s3);
    margin: var(--s2) 0 0;
  }
  dt {
    font-weight: 600;
    white-space: nowrap;
  }
  dd {
    margin: 0;
    color: var(--muted);
  }
  summary {
    min-height: 1.5rem;
    cursor: pointer;
  }
  @media (max-width: 64rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (max-width: 40rem) {
    :host {
      --script-height: clamp(14rem, 50vh, 30rem);
    }
    .tools {
      margin-inline-start: 0;
    }
  }
`;
