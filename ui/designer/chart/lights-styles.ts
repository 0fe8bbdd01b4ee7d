/** How lights look: states that an actor is in, transitions of its last turn, marks of coverage. */
import { css } from 'lit';

export const lightsStyles = css`
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
  @media (prefers-reduced-motion: reduce) {
    .taken > .stroke {
      animation: none !important;
    }
  }
  @media (forced-colors: active) {
    .active > .box,
    .taken > .stroke,
    .taken > .plate {
      stroke: Highlight;
      stroke-width: 4;
    }
    .active.atomic > .box,
    .taken > .plate {
      fill: Canvas;
    }
    .active > .title .name,
    .mark.on {
      fill: CanvasText !important;
    }
  }
`;
