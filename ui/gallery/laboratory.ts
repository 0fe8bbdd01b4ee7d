/** QA's laboratory without a server: scenarios and runs that never change, around whatever is shown of them. */
import { ContextProvider } from '@lit/context';
import type { TemplateResult } from 'lit';
import { html, LitElement } from 'lit';
import type { ListedFile } from '../../machines/laboratory.ts';
import { refusals } from '../../machines/refusals.ts';
import type { BatchTold, RunTold } from '../../machines/runs.ts';
import { officeContext } from '../data/office.ts';
import type { WatchedRun } from '../desks/qa/watched-run.ts';

const at = Date.parse('2026-11-26T10:00:00.000Z');
const passed = { status: 'passed', at, durationMs: 40 } as const;
const failed = { ...passed, status: 'failed', run: 'r1' } as const;

const scenario = (line: number, name: string, part: Partial<ListedFile['scenarios'][number]> = {}) => ({
  ...{ scenario: `being-asked.feature:${line}`, name, line, tags: ['@R-TOAST-ALL', '@R-TAKEN'], site: 'small' },
  ...{ last: {}, ...part },
});

export const file: ListedFile = {
  ...{ file: 'being-asked.feature', feature: 'Being asked', isWritable: true, complaints: [] },
  about: 'Every eligible supervisor is asked, the first one to respond helps, and nobody is asked for nothing.',
  scenarios: [
    scenario(6, 'The first accept wins', { last: { model: passed, server: passed, browser: failed } }),
    scenario(15, 'Ignoring closes the toast for that supervisor alone', { last: { model: failed } }),
    scenario(24, 'Two answers cross on their way', {
      ...{ tags: ['@model'], only: { stages: ['model'], reason: 'no server lets a script hold messages back' } },
    }),
  ],
};
export const spoilt: ListedFile = {
  ...{ file: 'found/a-file-with-a-name-that-is-longer-than-most-of-them-are.feature', feature: 'Spoilt', about: '' },
  ...{ isWritable: true, scenarios: [scenario(2, 'Somebody logs on')] },
  complaints: [{ line: 3, column: 5, message: 'No step says "Alice is loged on to the agent client".' }],
};

export const run: RunTold = {
  ...{ run: 'r1', scenario: 'being-asked.feature:15', stage: 'model', site: 'small', state: 'failed', done: 3 },
  name: 'Ignoring closes the toast for that supervisor alone',
  steps: [
    { line: 16, keyword: 'Given', text: 'Alice is logged on to the agent client' },
    { line: 17, keyword: 'And', text: 'Sue is logged on to Interaction Supervisor' },
    { line: 18, keyword: 'When', text: 'at the same time:', below: ['Sue ignores call c1', 'Sam accepts call c1'] },
    { line: 21, keyword: 'Then', text: 'Sue sees the toast for call c1 closed: ignored' },
    { line: 22, keyword: 'And', text: 'Sue is helping with nothing' },
  ],
  people: [
    { id: 'alice', name: 'Alice' },
    { id: 'sue', name: 'Sue' },
    { id: 'sam', name: 'Sam' },
  ],
  ...{ startedAt: at, durationMs: 54, seed: 7, tape: 'run-1' },
  repeat: 'npm run scenario -- scenarios/being-asked.feature:15 --on model --seed 7',
  failure: {
    ...{
      line: 21,
      column: 10,
      step: 'Then Sue sees the toast for call c1 closed: ignored',
      message: 'This is not so.',
    },
    ...{ expected: 'closed: ignored', seen: 'closed: taken by Sam' },
    lanes: [
      { atMs: 0, who: 'alice', kind: 'does', what: 'logs on (client)' },
      { atMs: 0, who: 'acd', kind: 'does', what: 'interaction.connect "c1"' },
      { atMs: 1_500, who: 'alice', kind: 'does', what: 'asks on c1: "May I refund more than my limit of 900?"' },
      { atMs: 1_500, who: 'sue', kind: 'sees', what: 'is shown toast c1.1/sue/1' },
      { atMs: 2_000, who: 'sam', kind: 'does', what: 'accepts c1' },
      { atMs: 2_000, who: 'sue', kind: 'answer', what: 'is refused alreadyTaken by sam' },
    ],
  },
};

const { failure: _failure, tape: _tape, ...whole } = run;
export const going: RunTold = { ...whole, state: 'running', done: 2, durationMs: null };

export const watched: WatchedRun = {
  run: going,
  steps: [
    {
      ...{ type: 'step', n: 1, atMs: 0, lanes: [] },
      desks: [{ person: 'alice', name: 'Alice', desk: 'agent', lines: ['call c1 connected, may ask'] }],
    },
    {
      ...{ type: 'step', n: 2, atMs: 0, lanes: run.failure!.lanes.slice(0, 3) },
      desks: [
        {
          ...{ person: 'alice', name: 'Alice', desk: 'agent' },
          lines: ['call c1 connected, may not ask: alreadyActive', 'Request on c1: waiting, asked, seen by Sue'],
        },
        { person: 'sue', name: 'Sue', desk: 'supervisor', lines: ['Toast: c1.1 asks for help', 'Open: c1.1 of Alice'] },
      ],
    },
  ],
};

export const batch: BatchTold = {
  ...{ batch: 'b1', stage: 'model', state: 'running', total: 216, passed: 80, failed: 0, notApplicable: 2 },
  ...{ startedAt: at, durationMs: null },
};

/** What the server of a scene answers. */
export type Answering = 'all' | 'nothing' | 'unavailable';

function answerTo(url: string, answering: Answering): Response {
  if (answering === 'unavailable') {
    const { status, text: title } = refusals.unavailable;
    return Response.json({ type: 'x', title, status, code: 'unavailable' }, { status });
  }
  const isAll = answering === 'all';
  if (url === '/api/scenarios') {
    const stages = ['model', 'server', 'browser'];
    return Response.json({ isWritable: isAll, stages, files: isAll ? [file, spoilt] : [] });
  }
  return Response.json({ runs: isAll ? [run, { ...going, run: 'r2' }] : [], batch: null });
}

export class GalleryLaboratory extends LitElement {
  static override properties = { shown: {} };
  declare shown: TemplateResult;
  answering: Answering = 'all';

  constructor() {
    super();
    new ContextProvider(this, {
      context: officeContext,
      initialValue: {
        session: { person: 'quinn', name: 'Quinn Quade', application: 'qa' } as never,
        siteName: 'Northwind Travel',
        ask: async (url) => answerTo(url, this.answering),
        leave: async () => {},
      },
    });
  }

  override render() {
    return html`${this.shown}`;
  }
}
customElements.define('gallery-laboratory', GalleryLaboratory);
