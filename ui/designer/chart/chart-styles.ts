/** How a chart looks on a desk: the rules of the drawing in the colours of the desks, and what only a live one has. */
import { css, unsafeCSS } from 'lit';
import { chartRules } from '../../../drawings/chart/style.ts';
import { note } from '../../theme/note.ts';

export const chartStyles = [
  note,
  unsafeCSS(chartRules),
  css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      min-width: 0;
      container-type: inline-size;
    }
    .beside {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s3);
      min-width: 0;
    }
    @container (min-width: 60rem) {
      .beside.reading {
        grid-template-columns: minmax(0, 1fr) 19rem;
        align-items: start;
      }
    }
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
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s1) var(--s2);
    }
    .bar h3 {
      flex: 1 1 12rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    :host([bare]) .bar h3 {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .now {
      display: block;
      font-weight: 400;
      font-size: var(--small);
      color: var(--muted);
    }
    .view {
      display: flex;
      direction: ltr;
      max-height: 60vh;
      overflow: auto;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--canvas);
      cursor: grab;
    }
    @container (min-width: 60rem) {
      .view {
        max-height: 80vh;
      }
    }
    .view.pulled {
      cursor: grabbing;
      user-select: none;
    }
    .waiting {
      padding: var(--s5);
      color: var(--muted);
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
    .active > .box {
      stroke: var(--accent);
      stroke-width: 2.5;
    }
    .active.atomic > .box {
      fill: var(--accent-soft);
    }
    .active > .title .name {
      fill: var(--accent-strong);
    }
    .taken > .plate {
      fill: var(--accent-soft);
      stroke: var(--accent);
    }
    .taken > .stroke {
      stroke: var(--accent);
      stroke-width: 3;
    }
    .taken > .head {
      fill: var(--accent);
    }
    .taken.odd > .stroke {
      animation: along-odd 500ms linear;
    }
    .taken.even > .stroke {
      animation: along-even 500ms linear;
    }
    @keyframes along-odd {
      from {
        stroke-dasharray: 10 6;
        stroke-dashoffset: 64;
      }
      to {
        stroke-dasharray: 10 6;
        stroke-dashoffset: 0;
      }
    }
    @keyframes along-even {
      from {
        stroke-dasharray: 10 6;
        stroke-dashoffset: 64;
      }
      to {
        stroke-dasharray: 10 6;
        stroke-dashoffset: 0;
      }
    }
    .mark.scenarios.on,
    .legend .scenarios {
      fill: var(--accent);
    }
    .mark.properties.on,
    .legend .properties {
      fill: var(--good);
    }
    .mark.exploration.on,
    .legend .exploration {
      fill: var(--warn);
    }
    .mark.record.on,
    .legend .record {
      fill: var(--text);
    }
    .legend {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s1) var(--s3);
      font-size: var(--small);
    }
    .legend li {
      display: flex;
      align-items: center;
      gap: var(--s1);
    }
    .legend svg {
      width: 0.75rem;
      height: 0.75rem;
    }
    .legend .dashes {
      fill: none;
      stroke: var(--muted);
      stroke-dasharray: 2 2;
    }
    .details {
      padding: var(--s3) var(--s4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
    }
    .details > button {
      float: inline-end;
      margin: calc(-1 * var(--s1)) calc(-1 * var(--s2)) 0 0;
      margin-inline: 0 calc(-1 * var(--s2));
    }
    .details h4 {
      margin: 0 0 var(--s2);
      font-size: var(--body);
      overflow-wrap: anywhere;
    }
    dl {
      display: grid;
      grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr);
      gap: var(--s1) var(--s3);
      margin: 0;
    }
    .row {
      display: contents;
    }
    dt {
      color: var(--muted);
    }
    dd {
      margin: 0;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .rules li {
      margin-bottom: var(--s1);
    }
    .rules button {
      min-height: 1.5rem;
      margin-inline-end: var(--s1);
      padding: 0 var(--s1);
      font-size: var(--small);
      color: var(--accent-strong);
    }
    @media (prefers-reduced-motion: reduce) {
      .taken > .stroke {
        animation: none !important;
      }
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
      .active > .box,
      .taken > .stroke,
      .taken > .plate {
        stroke: Highlight;
        stroke-width: 4;
      }
      .active.atomic > .box,
      .taken > .plate,
      .chosen > .plate,
      .edge:hover > .plate,
      .title:hover > .plate {
        fill: Canvas;
      }
      .active > .title .name,
      .mark.on {
        fill: CanvasText !important;
      }
      .edge:focus-visible > .plate,
      .title:focus-visible > .plate {
        stroke: Highlight;
      }
      .legend svg path {
        fill: CanvasText;
      }
    }
  `,
];
