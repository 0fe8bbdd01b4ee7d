/** Icons that only QA needs. */
import { svg } from 'lit';
import { icon } from '../../components/icons.ts';

export const labIcons = {
  run: icon(svg`<path d="M5 3.500v9l7-4.500z"/>`),
  runAll: icon(svg`<path d="M3 4v8l4.500-4zM8.500 4v8L13 8z"/>`),
  stop: icon(svg`<path d="M4.500 4.500h7v7h-7z"/>`),
  edit: icon(svg`<path d="m3 13 .700-3L10.500 3.200l2.300 2.300L6 12.300zM9 4.700 11.300 7"/>`),
  copy: icon(svg`<path d="M5.500 5.500h7v8h-7zM3.500 10.500v-8h7"/>`),
  passed: icon(svg`<path d="m3.500 8.500 3 3 6-7"/>`),
  failed: icon(svg`<path d="m4.500 4.500 7 7M11.500 4.500l-7 7"/>`),
  notApplicable: icon(svg`<path d="M4.500 8h7"/>`),
  none: icon(svg`<path d="M8 8h.01"/>`),
  again: icon(svg`<path d="M12.500 8A4.500 4.500 0 1 1 11 4.700M12.500 2.500v3h-3"/>`),
  back: icon(svg`<path d="M13 8H3M7 4 3 8l4 4"/>`),
  search: icon(svg`<circle cx="7" cy="7" r="4.500"/><path d="m10.500 10.500 3.500 3.500"/>`),
  tape: icon(svg`<path d="M2.500 4.500h11v7h-11zM5.500 8h.01M10.500 8h.01M6.500 11.500l.500-1.500h2l.500 1.500"/>`),
  open: icon(svg`<path d="m6 4 4 4-4 4"/>`),
} as const;
