/** How the element of a chart lays out: its bar, the view that scrolls, and what is chosen beside it where there is room. */
import { css } from 'lit';
import { note } from '../../theme/note.ts';
import { detailsStyles } from './details.ts';
import { drawingStyles } from './drawing-styles.ts';
import { legendStyles } from './legend.ts';
import { lightsStyles } from './lights-styles.ts';

export const chartStyles = [
  note,
  drawingStyles,
  lightsStyles,
  legendStyles,
  detailsStyles,
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
  `,
];
