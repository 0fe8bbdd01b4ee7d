/** What the marks of coverage mean. */
import { msg } from '@lit/localize';
import { css, html, svg } from 'lit';
import { markShapes, markSources } from '../../../drawings/chart/marks.ts';
import { sourceWords } from '../../words/chart.ts';

const size = 8;

export const legend = () => html`<ul class="legend" aria-label=${msg('Marks of coverage')}>
  ${markSources.map(
    (source) =>
      html`<li><svg viewBox="0 0 ${size} ${size}" aria-hidden="true">${svg`<path class=${source} d=${markShapes[source]} />`}</svg>${sourceWords(source)}</li>`,
  )}
  <li><svg viewBox="0 0 ${size} ${size}" aria-hidden="true">${svg`<rect class="dashes" x="0.5" y="0.5" width="7" height="7" />`}</svg>${msg('Never taken')}</li>
</ul>`;

export const legendStyles = css`
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
  @media (forced-colors: active) {
    .legend svg path {
      fill: CanvasText;
    }
  }
`;
