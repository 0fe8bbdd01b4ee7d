/** Icons that only the past needs, so that no desk loads them before somebody looks there. */
import { svg } from 'lit';
import { icon } from '../components/icons.ts';

export const historyIcons = {
  seen: icon(
    svg`<path d="M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8z"/><circle cx="8" cy="8" r="2"/>`,
  ),
  shown: icon(svg`<path d="M4 11.500V7a4 4 0 0 1 8 0v4.500zM3 11.500h10M7 14h2"/>`),
  hidden: icon(svg`<path d="M4 11.500V7a4 4 0 0 1 8 0v4.500zM3 11.500h10M2.500 2.500l11 11"/>`),
  escalated: icon(svg`<path d="M8 13V3M4 7l4-4 4 4"/>`),
  joined: icon(
    svg`<circle cx="6" cy="5.500" r="2.500"/><path d="M1.500 13.500c0-2.500 2-4 4.500-4s4.500 1.500 4.500 4M12.500 5v4M10.500 7h4"/>`,
  ),
  refused: icon(svg`<circle cx="8" cy="8" r="5.500"/><path d="m4.200 4.200 7.600 7.600"/>`),
  alone: icon(svg`<circle cx="8" cy="8" r="5.500" stroke-dasharray="2.500 2.500"/><path d="M8 5.500v3M8 10.800h.01"/>`),
  download: icon(svg`<path d="M8 2.500v8M4.500 7.500 8 11l3.500-3.500M2.500 13.500h11"/>`),
  print: icon(svg`<path d="M4.500 6V2.500h7V6M4.500 11h-2V6h11v5h-2M4.500 9h7v4.500h-7z"/>`),
  back: icon(svg`<path d="M13 8H3M7 4 3 8l4 4"/>`),
  search: icon(svg`<circle cx="7" cy="7" r="4.500"/><path d="m10.500 10.500 3.500 3.500"/>`),
} as const;
export type HistoryIcon = keyof typeof historyIcons;
