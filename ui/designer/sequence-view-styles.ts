/** How a sequence looks on the desk: the rules that every drawing brings, in the colours of the page. */
import { css, unsafeCSS } from 'lit';
import { sequenceRules } from '../../drawings/sequence-style.ts';

export const sequenceViewStyles = [
  unsafeCSS(sequenceRules),
  css`
    .seq {
      --ink: var(--text);
      --faint: var(--muted);
      --line: var(--edge);
      --paper: var(--surface);
      --band: var(--bad-soft);
      --late: var(--warn);
      --head: var(--sunken);
      --now: var(--accent);
      display: block;
      width: auto;
      height: auto;
    }
    .picture {
      max-height: min(50rem, calc(100vh - var(--bar) - 12rem));
      overflow: auto;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
      direction: ltr;
    }
    .heads {
      position: sticky;
      top: 0;
      z-index: 1;
    }
    .seq .turn {
      scroll-margin-top: 4rem;
    }
    .exports {
      margin-bottom: var(--s2);
    }
    .seq text {
      pointer-events: none;
    }
    .seq .cause {
      opacity: 0;
      pointer-events: none;
    }
    .seq .cause.on {
      opacity: 1;
    }
    .seq .turn {
      pointer-events: all;
      cursor: pointer;
      fill: transparent;
      stroke: transparent;
      stroke-width: 2;
    }
    .seq .turn:hover {
      fill: var(--accent);
      fill-opacity: 0.08;
    }
    .seq .turn.causes {
      stroke: var(--accent);
      stroke-dasharray: 4 3;
    }
    .seq .turn.now {
      fill: var(--accent);
      fill-opacity: 0.14;
      stroke: var(--accent);
    }
    .seq .turn:focus-visible {
      outline: none;
      stroke: var(--accent);
      stroke-width: 3;
    }
    @media (forced-colors: active) {
      .seq {
        --ink: CanvasText;
        --faint: CanvasText;
        --line: CanvasText;
        --paper: Canvas;
        --head: Canvas;
        --now: Highlight;
      }
      .seq .turn.now,
      .seq .turn:focus-visible {
        stroke: Highlight;
      }
    }
  `,
];
