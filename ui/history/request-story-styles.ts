/** How the story of a request looks: facts, a line a step with its times in columns, and on paper. */
import { css } from 'lit';

export const requestStoryStyles = css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
        gap: var(--s3) var(--s4);
        margin: 0 0 var(--s4);
        padding: var(--s3) var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      dt {
        color: var(--muted);
        font-size: var(--small);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      ol {
        max-width: 52rem;
        padding: var(--s3) var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      li {
        display: grid;
        grid-template-columns: 5.5rem 4.5rem 1.5rem minmax(0, 1fr);
        gap: 0 var(--s2);
        padding: var(--s1) 0;
      }
      li.left {
        display: block;
        padding: var(--s2) 0;
        color: var(--muted);
      }
      time,
      .after {
        color: var(--muted);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .after {
        text-align: end;
      }
      .sign {
        display: grid;
        place-items: center;
        width: 1.5rem;
        height: 1.5rem;
        border-radius: 50%;
        background: var(--sunken);
        color: var(--muted);
      }
      .good .sign {
        background: var(--good-soft);
        color: var(--good);
      }
      .warn .sign {
        background: var(--warn-soft);
        color: var(--warn);
      }
      .bad .sign {
        background: var(--bad-soft);
        color: var(--bad);
      }
      .words {
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .said {
        width: fit-content;
        margin-block: var(--s1);
        padding: var(--s2) var(--s3);
        border-radius: var(--radius);
        background: var(--accent-soft);
        white-space: pre-wrap;
      }
      .said.unread {
        background: var(--sunken);
        color: var(--muted);
        font-style: italic;
      }
      .readers {
        margin-top: var(--s3);
      }
      @media (max-width: 40rem) {
        li {
          grid-template-columns: 1.5rem minmax(0, 1fr) auto;
          padding: var(--s2) 0;
        }
        li .sign {
          grid-area: 1 / 1;
        }
        li time {
          grid-area: 1 / 2;
        }
        li .after {
          grid-area: 1 / 3;
        }
        li .words {
          grid-area: 2 / 2 / auto / span 2;
        }
      }
      @media (forced-colors: active) {
        .said,
        .sign {
          border: 1px solid;
        }
      }
      @media print {
        dl,
        ol {
          border: 0;
          padding: 0;
        }
        li {
          break-inside: avoid;
        }
      }
`;
