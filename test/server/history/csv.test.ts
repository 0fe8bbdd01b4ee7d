/** The file for spreadsheets: rows that any reader takes the same, nothing that a spreadsheet would run, and never a part for the whole. */
import { expect, test } from 'vitest';
import { csvHeader, csvRow } from '../../../server/history/csv.ts';
import type { Past } from '../../../server/history/table.ts';
import { aCentre } from '../../support/asking-centre.ts';

test('requests as rows, the newest first, with times in UTC and in seconds', async () => {
  const { alice, sue, reports, asked, connected, advance } = await aCentre();
  await connected('c1', 'alice');
  await alice.command('ask', { interaction: 'c1', text: 'A secret', reason: 'refund', urgency: 'urgent' });
  await advance(12_500);
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  await advance(2_000);
  await alice.command('done', { request: 'c1.1' });
  await asked('@c2', 1);
  const { status, body, headers } = await reports.get('/api/requests.csv');
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
  expect(headers['content-disposition']).toBe('attachment; filename="requests-2026-01-05.csv"');
  expect(headers['cache-control']).toBe('no-store');
  expect(body.split('\r\n')).toEqual([
    'request,interaction,media,workgroup,agent,reason,urgency,state,outcome,escalated,ignoredByAll,timesUnattended,firstAcceptedBy,responsible,tookPart,openedAt,respondedAt,doneAt,secondsToFirstResponse,secondsToDone',
    "'@c2.1,'@c2,call,support,alice,,normal,done,withdrawn,false,false,0,,,,2026-01-05T09:00:14.500Z,,2026-01-05T09:00:14.500Z,,0",
    'c1.1,c1,call,support,alice,refund,urgent,done,completed,false,false,0,sue,sue,sue,2026-01-05T09:00:00.000Z,2026-01-05T09:00:12.500Z,2026-01-05T09:00:14.500Z,12.5,14.5',
    '',
  ]);
  expect(body.startsWith(csvHeader)).toBe(true);
});

test('it has the filters and the rights of the list', async () => {
  const { bob, bea, reports, admin, acd, anybody, connected, asked } = await aCentre();
  await asked('c1', 2);
  await connected('c2', 'bob', 'billing');
  await bob.command('ask', { interaction: 'c2', text: 'Please' });
  const rows = async (client: typeof bob, query = '') => {
    const lines = (await client.get(`/api/requests.csv${query}`)).body.split('\r\n').slice(1, -1);
    return lines.map((line: string) => line.split(',')[0]);
  };
  expect(await rows(reports)).toEqual(['c2.1', 'c1.2', 'c1.1']);
  expect(await rows(admin, '?outcome=open')).toEqual(['c2.1']);
  expect(await rows(bea)).toEqual(['c2.1']);
  expect(await rows(bob, '?agent=alice')).toEqual([]);
  expect((await bea.get('/api/requests.csv?workgroup=support')).body.code).toBe('roleMissing');
  expect((await acd().get('/api/requests.csv')).body.code).toBe('roleMissing');
  expect((await anybody().get('/api/requests.csv')).body.code).toBe('notAuthenticated');
  expect((await reports.get('/api/requests.csv?from=soon')).body.code).toBe('invalidMessage');
});

test('more than its limit is refused rather than cut off', async () => {
  const { reports, asked } = await aCentre({ queryLimits: { csvRows: 2 } });
  await asked('c1', 2);
  expect((await reports.get('/api/requests.csv')).status).toBe(200);
  await asked('c2', 1);
  const { status, body } = await reports.get('/api/requests.csv');
  expect([status, body.code]).toEqual([400, 'invalidMessage']);
  expect(body.detail).toContain('More than 2 requests');
  // Nobody is kept waiting by one that was refused.
  for (let n = 0; n < 5; n++) expect((await reports.get('/api/requests.csv?outcome=open')).status).toBe(200);
});

test('while too many long queries wait, one more is refused', async () => {
  const { reports, asked } = await aCentre({ queryLimits: { longAtOnce: 1, longWaiting: 1 } });
  await asked('c1', 1);
  const said = await Promise.all([1, 2, 3].map(() => reports.get('/api/requests.csv')));
  expect(said.map(({ status }) => status).sort()).toEqual([200, 200, 503]);
  expect(said.find(({ status }) => status === 503)?.body.code).toBe('overloaded');
  expect((await reports.get('/api/requests.csv')).status).toBe(200);
});

const one: Past = {
  n: 1,
  request: 'c1.1',
  agent: 'alice',
  workgroup: 'support',
  media: 'call',
  reason: null,
  urgency: 'normal',
  state: 'waiting',
  escalated: false,
  ignoredByAll: false,
  unattended: 0,
  responsible: null,
  firstBy: null,
  outcome: null,
  openedAt: 0,
  respondedAt: null,
  doneAt: null,
};

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['a,b', '"a,b"'],
  ['say "yes"', '"say ""yes"""'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['plain', 'plain'],
])('a cell with %j is written %j', (workgroup, written) => {
  const row = csvRow({ ...one, workgroup }, []);
  expect(row).toBe(`c1.1,c1,call,${written},alice,,normal,waiting,,false,false,0,,,,1970-01-01T00:00:00.000Z,,,,\r\n`);
});
