/** The pictures of a trace: SVG, a page that needs nothing else and runs nothing, and Mermaid text. */
import { createHash } from 'node:crypto';
import { escaped } from '../../drawings/markup.ts';
import { mermaidOf } from '../../drawings/sequence-mermaid.ts';
import { sequenceStyle } from '../../drawings/sequence-style.ts';
import { svgOf } from '../../drawings/sequence-svg.ts';
import type { SequenceOptions } from './sequence.ts';
import { sequenceOf } from './sequence.ts';
import type { Trace } from './trace.ts';

export interface Diagram {
  svg: string;
  /** With the script below the picture, if there is one. */
  html: string;
  mermaid: string;
}

const pageStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 1.5rem; } .picture { overflow-x: auto; } pre { white-space: pre-wrap; }
@page { size: landscape; }
@media print { :root { color-scheme: light; } body { margin: 0; } .picture { overflow: visible; } .picture svg { width: 100%; height: auto; } }
${sequenceStyle}`;

/** `script`: the text of the feature that repeats it. */
export function diagramOf(
  trace: Trace,
  { script, ...options }: SequenceOptions & { script?: string | undefined } = {},
): Diagram {
  const sequence = sequenceOf(trace, options);
  const { violation } = sequence;
  const title = violation ? `${violation.property}: ${violation.wrong}` : 'A run without fault';
  // Nothing but this very style may act on the page.
  const hash = createHash('sha256').update(pageStyle).digest('base64');
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'">
<title>${escaped(title)}</title><style>${pageStyle}</style></head>
<body><main>
<h1>${escaped(title)}</h1>
${violation ? `<p>${escaped(violation.why)}</p>` : ''}
<div class="picture">${svgOf(sequence, { embedded: true })}</div>
<p>Rows are numbered in the order in which messages arrived. An arrow that slopes was overtaken by what was sent later; it says the row in which it was sent.</p>
${script === undefined ? '' : `<h2>The script that repeats it</h2><pre>${escaped(script)}</pre>`}
</main></body></html>
`;
  return { svg: svgOf(sequence), html, mermaid: mermaidOf(sequence) };
}
