/** The drawing in the colours of the desks, and what of it somebody points at, walks to or has chosen. */
import { css, unsafeCSS } from 'lit';
import { chartRules } from '../../../drawings/chart/style.ts';

export const drawingStyles = [
  unsafeCSS(chartRules),
  css`
    .chart {
      --paper: var(--canvas);
      --box: var(--surface);
      --inner: var(--sunken);
      --rim: var(--edge);
      --rule-line: var(--line);
      --ink: var(--text);
      --faint: var(--muted);
      --does: var(--good);
      --asks: var(--warn);
      --cites: var(--accent-strong);
      display: block;
      flex: none;
      margin-inline: auto;
    }
    .edge,
    .title,
    .rule {
      cursor: pointer;
    }
    .plate {
      pointer-events: all;
    }
    .edge:hover > .plate,
    .title:hover > .plate {
      fill: var(--hover);
    }
    .rule:hover text {
      text-decoration: underline;
    }
    .edge:focus,
    .title:focus {
      outline: none;
    }
    .edge:focus-visible > .plate,
    .title:focus-visible > .plate {
      stroke: var(--accent);
      stroke-width: 2;
      stroke-dasharray: none;
    }
    .chosen > .plate {
      fill: var(--accent-soft);
    }
    @media (forced-colors: active) {
      .chart {
        forced-color-adjust: none;
        --paper: Canvas;
        --box: Canvas;
        --inner: Canvas;
        --rim: CanvasText;
        --rule-line: GrayText;
        --ink: CanvasText;
        --faint: CanvasText;
        --does: CanvasText;
        --asks: CanvasText;
        --cites: LinkText;
      }
      .chosen > .plate,
      .edge:hover > .plate,
      .title:hover > .plate {
        fill: Canvas;
      }
      .edge:focus-visible > .plate,
      .title:focus-visible > .plate {
        stroke: Highlight;
      }
    }
  `,
];
