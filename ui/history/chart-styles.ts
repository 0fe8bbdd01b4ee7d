/** How a chart looks beside its canvas, with uPlot's own rules as a stylesheet that is adopted: none of it is inline. */
import { css, unsafeCSS } from 'lit';
import uPlotRules from 'uplot/dist/uPlot.min.css?inline';

export const heightPx = 220;

export const chartStyles = [
  unsafeCSS(uPlotRules),
  css`
      figure {
        margin: 0;
        padding: var(--s3) var(--s4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .head {
        margin-bottom: var(--s2);
      }
      .head h3 {
        flex: 1;
      }
      .plot {
        min-width: 0;
        height: ${heightPx}px;
        overflow: hidden;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s1) var(--s2);
        margin-top: var(--s2);
      }
      .legend button {
        min-height: 1.75rem;
        font-size: var(--small);
        white-space: normal;
        text-align: start;
      }
      .legend button[aria-pressed='false'] {
        color: var(--muted);
        text-decoration: line-through;
      }
      .legend svg {
        width: 1.75rem;
      }
      .value {
        font-variant-numeric: tabular-nums;
      }
      .c0 {
        color: var(--accent);
      }
      .c1 {
        color: var(--good);
      }
      .c2 {
        color: var(--warn);
      }
      .c3 {
        color: var(--bad);
      }
      .c4 {
        color: var(--muted);
      }
      .c5 {
        color: var(--text);
      }
      .axis {
        color: var(--muted);
      }
      .grid {
        color: var(--line);
      }
      .u-hz .u-cursor-x {
        border-color: var(--edge);
      }
      .scroll {
        max-height: 24rem;
        overflow-y: auto;
      }
      @media (forced-colors: active) {
        .plot,
        .legend svg {
          forced-color-adjust: none;
        }
        [class^='c'],
        .axis {
          color: CanvasText;
        }
        .grid {
          color: GrayText;
        }
      }
`,
];
