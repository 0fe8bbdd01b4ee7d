/** How a toast looks: seen at once, calm when there are three. */
import { css } from 'lit';

export const toastCardStyles = css`
  :host {
    display: block;
  }
  .toast {
    display: flex;
    flex-direction: column;
    gap: var(--s2);
    padding: var(--s3) var(--s4) var(--s4);
    border: 1px solid var(--line);
    border-inline-start: 3px solid var(--accent);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: var(--shadow);
    animation: arrive 180ms ease-out;
  }
  .toast.urgent {
    border-inline-start-color: var(--bad);
    border-inline-start-width: 5px;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(-0.5rem);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .toast {
      animation: none;
    }
  }
  header {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--s3);
  }
  .plain {
    font-weight: 400;
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1) var(--s3);
    color: var(--muted);
    font-size: var(--small);
  }
  .marks {
    display: inline-flex;
    flex-wrap: wrap;
    gap: var(--s1) var(--s2);
  }
  .marks:not(:has(*)) {
    display: none;
  }
  .others {
    flex: 1 1 10rem;
    text-align: end;
    text-wrap: balance;
    color: var(--muted);
    font-size: var(--small);
  }
  .others:empty {
    display: none;
  }
  .facts strong {
    color: var(--text);
    font-weight: 600;
  }
  .about {
    display: inline-flex;
    align-items: center;
    gap: var(--s1);
  }
  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    font-size: 0.9375rem;
    max-height: 9rem;
    overflow-y: auto;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s2);
  }
  footer .primary {
    min-width: 6rem;
  }
`;
