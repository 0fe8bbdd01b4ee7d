/** How a sequence looks: light, dark and paper. Colours are also given as attributes, for whoever drops styles. */
const colours = `
.seq { --ink: #1b1f24; --faint: #5f6a76; --line: #8a939c; --paper: #ffffff; --band: #fde8e6; --bad: #b3261e; --late: #9a4b00; --head: #eef1f4; --now: #3a54d6; }
@media screen and (prefers-color-scheme: dark) {
  .seq { --ink: #e6e9ec; --faint: #9aa4ae; --line: #7d8790; --paper: #14171a; --band: #4a1512; --bad: #ff8a80; --late: #ffb870; --head: #262b31; --now: #93a8ff; }
}
`.trim();

/** For a page that has colours of its own. */
export const sequenceRules = `
.seq text { font: 12px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: var(--ink); }
.seq .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; }
.seq .faint { fill: var(--faint); } .seq .bad { fill: var(--bad); font-weight: 700; } .seq .late { fill: var(--late); }
.seq .title { font-weight: 700; } .seq .paper { fill: var(--paper); } .seq .band { fill: var(--band); }
.seq .head { fill: var(--head); stroke: var(--line); } .seq .life { stroke: var(--line); stroke-dasharray: 2 5; }
.seq .line { stroke: var(--ink); fill: none; stroke-width: 1.4; } .seq .line.late { stroke: var(--late); }
.seq .line.bad { stroke: var(--bad); } .seq .line.back { stroke-dasharray: 5 4; } .seq .line.faint { stroke: var(--line); }
.seq .tip { fill: var(--ink); } .seq .tip.late { fill: var(--late); } .seq .tip.bad { fill: var(--bad); } .seq .tip.faint { fill: var(--line); }
.seq .cause { fill: none; stroke: var(--now); stroke-width: 2; stroke-linecap: round; opacity: 0.35; }
`.trim();

/** What a drawing brings that stands alone. */
export const sequenceStyle = `${colours}\n${sequenceRules}`;
