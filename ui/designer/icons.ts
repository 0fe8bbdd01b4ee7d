/** Icons of the designer's desk, in the manner of ui/components/icons.ts. */
import { svg } from 'lit';
import { icon } from '../components/icons.ts';

export const designerIcons = {
  first: icon(svg`<path d="M3.500 3v10M12.500 3.500 6.500 8l6 4.500z"/>`),
  back: icon(svg`<path d="M10.500 3.500 5 8l5.500 4.500z"/>`),
  forward: icon(svg`<path d="M5.500 3.500 11 8l-5.500 4.500z"/>`),
  last: icon(svg`<path d="M12.500 3v10M3.500 3.500 9.500 8l-6 4.500z"/>`),
  play: icon(svg`<path d="M4.500 3v10l8.500-5z" fill="currentColor"/>`),
  pause: icon(svg`<path d="M5 3.500v9M11 3.500v9" stroke-width="2.500"/>`),
  earlier: icon(svg`<path d="M10 3.500 5.500 8l4.500 4.500"/>`),
  later: icon(svg`<path d="M6 3.500 10.500 8 6 12.500"/>`),
  save: icon(svg`<path d="M8 2.500v7.500M4.500 7 8 10.500 11.500 7M2.500 13.500h11"/>`),
};
