/**
 * How a chart looks: the stylesheet that a picture carries with it, light and dark. A page with colours of its own sets the
 * custom properties and shows the same rules. Geometry is in the marks, so that a picture without styles is still one.
 */
export const chartColours = `
.chart {
  color-scheme: light dark;
  --paper: light-dark(#f5f6f8, #0e1116); --box: light-dark(#ffffff, #161a21); --inner: light-dark(#f1f3f6, #11151b);
  --rim: light-dark(#838d9e, #6d788b); --rule-line: light-dark(#e2e6ec, #272e3a); --ink: light-dark(#1a2130, #e6e9ef);
  --faint: light-dark(#586275, #9ba5b6); --does: light-dark(#166b3a, #79d6a0); --asks: light-dark(#855300, #f2c46c);
  --cites: light-dark(#3a54d6, #93a8ff); --lit: light-dark(#3a54d6, #93a8ff); --lit-soft: light-dark(#eaeefd, #1c2547);
}
`.trim();

export const chartRules = `
.chart text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: var(--ink); }
.chart .paper { fill: var(--paper); }
.chart .box { fill: var(--box); stroke: var(--rim); }
.chart .deep > .box { fill: var(--inner); }
.chart .region > .box { stroke-dasharray: 5 4; }
.chart .ring { fill: none; stroke: var(--rim); }
.chart .divider { stroke: var(--rule-line); }
.chart .name { font-weight: 650; } .chart .event { font-weight: 550; }
.chart .guard { fill: var(--asks); } .chart .effect { fill: var(--does); }
.chart .sign, .chart .tag { fill: var(--faint); } .chart .tag { font-style: italic; }
.chart .rule text { fill: var(--cites); }
.chart .stroke { fill: none; stroke: var(--rim); stroke-width: 1.4; }
.chart .head, .chart .dot { fill: var(--rim); }
.chart .places { stroke: var(--rim); }
.chart .mark { visibility: hidden; } .chart .mark.on { visibility: visible; fill: var(--cites); }
.chart .never.line .stroke { stroke-dasharray: 2 5; }
.chart .never > .plate { stroke: var(--faint); stroke-dasharray: 2 4; }
.chart .label { fill: var(--paper); stroke: var(--rule-line); }
`.trim();
