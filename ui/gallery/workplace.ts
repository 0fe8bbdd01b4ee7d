/** The administrator's desk without a server: a site that never changes, around whatever is shown of it. */
import { ContextProvider } from '@lit/context';
import type { TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import type { Difference, ShownChange, ShownSite } from '../../machines/administration.ts';
import { Administration } from '../data/administration.ts';
import { DraftBook } from '../desks/administrator/draft.ts';
import { workplaceContext } from '../desks/administrator/workplace.ts';

const asker = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
const at = <Value>(version: number, value: Value) => ({ version, value });
const supervisor = (name: string) => at(3, { name, supervisor: true as const, hasPassword: true });

export const bookings = {
  supervisors: ['sue', 'bea'],
  escalation: ['sam'],
  escalateAfterSeconds: 90,
  remindEverySeconds: 30,
  reasons: [
    { id: 'fare', label: 'Fare or upgrade' },
    { id: 'change', label: 'Change of a booking' },
  ],
  permitted: { email: ['connected' as const] },
};

export const site: ShownSite = {
  version: 12,
  site: at(1, { name: 'Northwind Travel' }),
  people: {
    alice: at(2, { name: 'Alice Adams', agent: asker, workgroups: ['bookings'], hasPassword: true }),
    sue: supervisor('Sue Smith'),
    sam: supervisor('Sam Stone'),
    bea: supervisor('Beatrice de la Fontaine-Oberhuber'),
    ada: at(4, { name: 'Ada Lovell', roles: ['administrator', 'transcripts'], hasPassword: false }),
  },
  workgroups: { bookings: at(5, bookings), refunds: at(6, { ...bookings, escalation: [], permitted: {} }) },
  services: { acd: at(7, { scopes: ['acd'], hasToken: true }) },
};

const difference: Difference = {
  kind: 'workgroup',
  id: 'bookings',
  before: bookings,
  after: { ...bookings, supervisors: ['sue'], escalateAfterSeconds: 3_600 },
  secretChanged: false,
};
const changes: ShownChange[] = [
  { ...difference, n: 12, first: 12, at: '2026-11-26T09:30:00.000Z', by: 'ada' },
  {
    ...{ n: 11, first: 11, at: '2026-11-25T17:05:00.000Z', by: 'service.site', kind: 'person' as const, id: 'sam' },
    before: site.people.sam!.value,
    after: site.people.sam!.value,
    secretChanged: true,
  },
];

const answer = (body: object, status = 200) => new Response(JSON.stringify(body), { status });
const mistakes = [
  { path: ['nam'], says: "'nam' is no setting here (nearest match 'name'?)", line: 1, column: 1 },
  { path: ['people', 'sue', 'name'], says: "'name' must be a text", line: 4, column: 18 },
];

function answerTo(url: string, body: string): Response {
  if (url.includes('/changes')) return answer({ changes, next: 10 });
  if (url.includes('/import') && body.includes('nam:')) {
    const problem = { type: 'x', title: 'x', status: 400, code: 'invalidMessage', mistakes };
    return answer(problem, 400);
  }
  if (url.includes('/import')) return answer({ version: 12, differences: [difference] });
  return answer(site);
}

export class GalleryWorkplace extends LitElement {
  static override properties = { shown: {} };
  declare shown: TemplateResult;

  constructor() {
    super();
    const administration = new Administration({
      fetch: async (url, { body } = {}) => answerTo(url, String(body ?? '')),
      onLoggedOff: () => undefined,
    });
    administration.site = site;
    const initialValue = {
      session: { person: 'ada', name: 'Ada Lovell', application: 'administrator' as const },
      administration,
      drafts: new DraftBook(),
      logOff: async () => undefined,
    };
    new ContextProvider(this, { context: workplaceContext, initialValue });
  }

  override render() {
    return html`${this.shown}`;
  }
}
customElements.define('gallery-workplace', GalleryWorkplace);
