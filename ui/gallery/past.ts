/** A past without a server: requests, a story and measures that never change, around whatever is shown of them. */
import { ContextProvider } from '@lit/context';
import type { TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import { refusals } from '../../machines/refusals.ts';
import type { PastDesk } from '../history/past-desk.ts';
import { pastContext } from '../history/past-desk.ts';
import { helped } from './centre.ts';

const now = Date.parse('2026-11-26T10:00:00.000Z');
const hourMs = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

const past = (n: number, part: object = {}) => {
  const openedAt = now - n * hourMs;
  return {
    ...{ request: `c${n}.1`, agent: 'alice', workgroup: 'bookings', media: 'call', reason: null, urgency: 'normal' },
    ...{ state: 'done', escalated: false, responsible: 'sue', outcome: 'completed' },
    ...{ openedAt: iso(openedAt), respondedAt: iso(openedAt + 12_000), doneAt: iso(openedAt + 95_000) },
    ...part,
  };
};
const requests = [
  past(1, { state: 'waiting', outcome: null, responsible: null, respondedAt: null, doneAt: null, urgency: 'urgent' }),
  past(2, { state: 'helped', outcome: null, doneAt: null, media: 'chat', escalated: true, reason: 'refund' }),
  past(3),
  past(4, { outcome: 'withdrawn', responsible: null, respondedAt: null, media: 'email' }),
  past(5, { outcome: 'interactionEnded' }),
  past(6, { outcome: 'transferred', responsible: 'bea' }),
];

const opened = { agent: 'alice', workgroup: 'bookings', reason: 'refund', urgency: 'urgent' };
const text = (body: string) => ({ id: body, length: body.length, body });
const said = (n: number, person: string, body: string) => ({ type: 'request.line', n, person, text: text(body) });
const timeline = [
  { at: 0, by: 'alice', event: { type: 'request.opened', request: 'c1.1', ...opened } },
  { at: 0, by: 'alice', event: said(1, 'alice', 'May I refund more than my limit?') },
  { at: 0, by: null, event: { type: 'showing.opened', toast: 'c1.1/sue/1', to: 'sue' } },
  { at: 2_000, by: 'sue', event: { type: 'request.seen', by: 'sue' } },
  { at: 12_000, by: 'sue', event: { type: 'request.helped', by: 'sue' } },
  { at: 30_000, by: 'sue', event: said(2, 'sue', 'Refund all of it.') },
  { at: 95_000, by: 'alice', event: { type: 'request.done', outcome: 'completed', saw: 'helped' } },
].map(({ at, ...step }) => ({ ...step, cause: step.by ? 'person' : 'presence', at: iso(now - hourMs + at) }));

const tally = (count: number) => ({
  opened: count,
  outcomes: { open: 1, completed: count - 3, withdrawn: 1, interactionEnded: 1, transferred: 0 },
  ...{ escalated: 2, ignoredByAll: 1, unattended: 0, endedUnanswered: 1 },
  firstResponse: { count: count - 1, medianSeconds: 14, p90Seconds: 52, maxSeconds: 80 },
  done: { count: count - 1, medianSeconds: 95, p90Seconds: 260, maxSeconds: 400 },
});
const perDay = [3, 8, 5, 12, 9, 4, 10];
const sum = perDay.reduce((all, count) => all + count, 0);
const measures = {
  total: tally(sum),
  buckets: perDay.map((count, day) => ({ from: iso(now - (6 - day) * 24 * hourMs), ...tally(count) })),
  groups: [
    { key: 'bookings', ...tally(sum - 14), openedPerBucket: perDay.map((count) => count - 2) },
    { key: 'refunds', ...tally(14), openedPerBucket: perDay.map(() => 2) },
  ],
  rest: null,
};

/** What the server of a scene answers: everything, nothing that fits, or that it cannot. */
export type Answering = 'all' | 'none' | 'unavailable';

function answerTo(url: string, answering: Answering): Response {
  if (answering === 'unavailable') {
    const { status, text: title } = refusals.unavailable;
    return Response.json({ type: 'x', title, status, code: 'unavailable' }, { status });
  }
  if (url.startsWith('/api/measures')) return Response.json(measures);
  if (/^\/api\/requests\/./.test(url)) {
    const view = helped({
      ...{ state: 'done', outcome: 'completed', openedAt: now - hourMs },
      ...{ respondedAt: now - hourMs + 12_000, doneAt: now - hourMs + 95_000 },
    });
    return Response.json({ view, media: 'call', timeline, gap: null });
  }
  const found = answering === 'none' ? [] : requests;
  return Response.json({ requests: found, next: null, isPartial: false, lookedBackTo: null });
}

const people = new Map([
  ['alice', 'Alice Adams'],
  ['sue', 'Sue Smith'],
  ['bea', 'Beatrice de la Fontaine-Oberhuber'],
]);

export class GalleryPast extends LitElement {
  static override properties = { shown: {} };
  declare shown: TemplateResult;
  answering: Answering = 'all';

  constructor() {
    super();
    const desk: PastDesk = {
      ...{ kind: 'supervisor', isAgent: false, workgroups: ['bookings', 'refunds'], people, now },
      ask: async (url) => answerTo(url, this.answering),
      nameOf: (person) => people.get(person) ?? person,
      reasonsOf: () => [{ id: 'refund', label: 'Refund above my limit' }],
      onChange: () => () => {},
    };
    new ContextProvider(this, { context: pastContext, initialValue: desk });
  }

  override render() {
    return html`${this.shown}`;
  }
}
customElements.define('gallery-past', GalleryPast);
