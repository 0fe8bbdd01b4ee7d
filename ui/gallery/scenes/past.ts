/** History and measures: what was looked for and found, one story, and charts that are tables too. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import '../../history/history-place.ts';
import '../../history/measures-place.ts';
import '../past.ts';
import type { Answering } from '../past.ts';
import type { Scene } from '../scene.ts';

const scene = (name: string, shown: () => TemplateResult, answering: Answering = 'all'): Scene => ({
  name: `past/${name}`,
  at: 'supervisor',
  isWide: true,
  render: () => html`<gallery-past .answering=${answering} .shown=${shown()}></gallery-past>`,
});

const history = (query: string) => html`<hr-history .active=${true} .query=${query}></hr-history>`;
const measures = () => html`<hr-measures .active=${true} .query=${'from=2026-11-20'}></hr-measures>`;

export const pastScenes: readonly Scene[] = [
  scene('history', () => history('')),
  scene('history, nothing found', () => history('outcome=transferred'), 'none'),
  scene('history, not reached', () => history(''), 'unavailable'),
  scene('story', () => history('request=c1.1')),
  scene('measures', measures),
  scene('measures, not reached', measures, 'unavailable'),
];
