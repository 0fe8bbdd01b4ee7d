/** How the log-on page looks. */
import { css } from 'lit';

export const logOnStyles = css`
  :host {
    display: block;
  }
  main {
    display: flex;
    flex-direction: column;
    gap: var(--s5);
    max-width: 50rem;
    margin: 0 auto;
    padding: clamp(var(--s4), 8vh, 6rem) var(--s4) var(--s6);
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--s3);
  }
  :host([embedded]) main {
    gap: var(--s3);
    padding: var(--s3);
  }
  :host([embedded]) h1 {
    font-size: var(--large);
  }
  :host([embedded]) .person {
    flex-wrap: wrap;
    gap: var(--s2);
    padding: var(--s2) var(--s3);
  }
  :host([embedded]) .person h3 {
    min-width: min-content;
  }
  :host([embedded]) form {
    padding: var(--s4);
  }
  .mark {
    display: grid;
    place-items: center;
    width: 2.5rem;
    height: 2.5rem;
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
    font-size: 1.5rem;
  }
  .where {
    flex: 1;
  }
  h1 {
    font-size: 1.375rem;
    line-height: 1.2;
  }
  h2 {
    margin-bottom: var(--s2);
    color: var(--muted);
  }
  .people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
    gap: var(--s3);
  }
  .person {
    display: flex;
    gap: var(--s3);
    padding: var(--s3) var(--s3) var(--s3) var(--s4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .face {
    display: grid;
    place-items: center;
    flex: none;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent-strong);
    font-size: var(--small);
    font-weight: 650;
  }
  .person h3 {
    flex: 1;
    min-width: 0;
    line-height: 2.25rem;
  }
  .choices {
    display: flex;
    flex-direction: column;
    gap: var(--s2);
  }
  .choices button {
    min-height: 2.25rem;
    font-weight: 400;
  }
  form {
    display: flex;
    flex-direction: column;
    gap: var(--s4);
    max-width: 24rem;
    padding: var(--s5);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }
  label {
    display: flex;
    flex-direction: column;
    gap: var(--s1);
    font-weight: 550;
  }
  input,
  select {
    min-height: 2.25rem;
    padding: 0 var(--s3);
    border: 1px solid var(--edge);
    border-radius: var(--radius-small);
    background: var(--surface);
    color: var(--text);
    font: inherit;
    font-weight: 400;
  }
`;
