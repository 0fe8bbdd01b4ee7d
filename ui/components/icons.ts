/** Our own icons as templates: no icon font, nothing fetched. Each is decoration; words stand beside it or in a label. */
import type { TemplateResult } from 'lit';
import { html, svg } from 'lit';
import type { Conversation, Media } from '../../machines/commands.ts';

/** Drawn in a square of 16. */
export const icon = (paths: TemplateResult) => html`<svg
  viewBox="0 0 16 16"
  fill="none"
  stroke="currentColor"
  stroke-width="1.5"
  stroke-linecap="round"
  stroke-linejoin="round"
  aria-hidden="true"
>
  ${paths}
</svg>`;

export const mediaIcons: Record<Media, TemplateResult> = {
  call: icon(
    svg`<path d="M4 2.5h2l1 3-1.4 1a8 8 0 0 0 3.900 3.900l1-1.400 3 1v2a1.500 1.500 0 0 1-1.600 1.500A10.500 10.500 0 0 1 2.500 4.100 1.500 1.500 0 0 1 4 2.500z"/>`,
  ),
  chat: icon(svg`<path d="M2.500 3.500h11v7.500h-6l-3 2.500V11h-2z"/>`),
  email: icon(svg`<path d="M2 3.500h12v9H2zM2.500 4.500 8 8.500l5.500-4"/>`),
  callback: icon(svg`<path d="M3 8a5 5 0 1 1 1.500 3.600M3 12.500V9.500h3"/><path d="M8 5.500V8l2 1.500"/>`),
  message: icon(svg`<rect x="4.500" y="1.500" width="7" height="13" rx="1.500"/><path d="M7 12.500h2"/>`),
};

export const conversationIcons: Record<Conversation, TemplateResult> = {
  offering: icon(svg`<circle cx="8" cy="8" r="5.500"/><path d="M8 5v3l2 1.500"/>`),
  alerting: icon(svg`<path d="M4 11.500V7a4 4 0 0 1 8 0v4.500zM3 11.500h10M7 14h2"/>`),
  connected: icon(svg`<circle cx="8" cy="8" r="5.500"/><path d="m5.500 8 2 2 3-4"/>`),
  held: icon(svg`<path d="M6 4v8M10 4v8"/>`),
  parked: icon(svg`<path d="M5.500 13V3h3a2.750 2.750 0 0 1 0 5.500h-3"/>`),
  disconnected: icon(svg`<path d="m4.500 4.500 7 7M11.500 4.500l-7 7"/>`),
};

export const icons = {
  record: icon(svg`<circle cx="8" cy="8" r="4" fill="currentColor"/>`),
  close: icon(svg`<path d="m4 4 8 8M12 4l-8 8"/>`),
  down: icon(svg`<path d="m4 6 4 4 4-4"/>`),
  hand: icon(
    svg`<path d="M4.500 9V5a1 1 0 0 1 2 0V3.500a1 1 0 0 1 2 0V4a1 1 0 0 1 2 0v1.500a1 1 0 0 1 2 0V10c0 2.700-1.700 4.500-4 4.500-1.800 0-2.800-.8-3.600-2.300L3.300 9.700a.9.9 0 0 1 1.200-1.200z"/>`,
  ),
  urgent: icon(svg`<path d="M8 2.200 14.500 13.500h-13zM8 6.500v3.200M8 11.700h.01"/>`),
  check: icon(svg`<path d="m3.500 8.500 3 3 6-7"/>`),
  sun: icon(
    svg`<circle cx="8" cy="8" r="3"/><path d="M8 1.500V3M8 13v1.500M1.500 8H3M13 8h1.500M3.400 3.400l1 1M11.600 11.600l1 1M3.400 12.600l1-1M11.600 4.400l1-1"/>`,
  ),
  moon: icon(svg`<path d="M13 9.500A5.500 5.500 0 0 1 6.500 3 5.500 5.500 0 1 0 13 9.500z"/>`),
  system: icon(svg`<rect x="2" y="3" width="12" height="8" rx="1"/><path d="M6 13.500h4"/>`),
  sound: icon(svg`<path d="M2.500 6.500v3h2l3 2.500V4l-3 2.500zM10 6a3 3 0 0 1 0 4M11.800 4a5.500 5.500 0 0 1 0 8"/>`),
  bell: icon(svg`<path d="M4 11.500V7a4 4 0 0 1 8 0v4.500zM2.500 11.500h11M7 14h2M8 3V1.500"/>`),
  plus: icon(svg`<path d="M8 3.500v9M3.500 8h9"/>`),
  sooner: icon(svg`<path d="M8 12.500v-9M4 7.500l4-4 4 4"/>`),
  later: icon(svg`<path d="M8 3.500v9M4 8.500l4 4 4-4"/>`),
  leave: icon(svg`<path d="M6.500 2.500h-4v11h4M10 5l3 3-3 3M13 8H6"/>`),
  handOver: icon(svg`<path d="M2.500 5.500h9M9 3l2.500 2.500L9 8M13.500 10.500h-9M7 8l-2.500 2.500L7 13"/>`),
  keys: icon(
    svg`<rect x="1.500" y="4" width="13" height="8" rx="1.500"/><path d="M4 6.500h.01M6.700 6.500h.01M9.300 6.500h.01M12 6.500h.01M5 9.500h6"/>`,
  ),
};
