/** The administrator's data: every change is made once, whatever the network does, and says so if it could not be. */
import { expect, test } from 'vitest';
import { Administration } from '../../../ui/data/administration.ts';

const site = { version: 1, site: { version: 1, value: { name: 'Here' } }, people: {}, workgroups: {}, services: {} };
const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const problem = (code: string, status: number, more: object = {}) =>
  json({ type: 'x', title: 'x', status, code, ...more }, status);

function aServer(answers: (() => Response)[]) {
  const sent: { method: string; path: string; key: string | undefined; body: string | undefined }[] = [];
  let loggedOff = 0;
  const administration = new Administration({
    fetch: async (url, { method = 'GET', headers = {}, body } = {}) => {
      if (method === 'GET') return json(site);
      const key = (headers as Record<string, string>)['idempotency-key'];
      sent.push({ method, path: url, key, body: body as string | undefined });
      const answer = answers.shift();
      if (!answer) throw new TypeError('no network');
      return answer();
    },
    onLoggedOff: () => void loggedOff++,
    wait: async () => {},
  });
  return { administration, sent, loggedOff: () => loggedOff };
}
const lost = () => {
  throw new TypeError('lost');
};

test('a change whose answer is lost is sent again under its own key, and is one change', async () => {
  const { administration, sent } = aServer([lost, () => problem('unavailable', 503), () => json({ version: 7 })]);
  expect(await administration.put('person', 'sue', 3, { name: 'Sue' })).toEqual({ version: 7 });
  expect(sent.map(({ path }) => path)).toEqual(Array.from({ length: 3 }, () => '/api/administration/people/sue'));
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  expect(administration.site).toEqual(site);
});

test('without an answer the person is told, and saving again is the same change', async () => {
  const { administration, sent } = aServer([]);
  expect(await administration.put('person', 'sue', 3, { name: 'Sue' })).toEqual({
    refused: 'unavailable',
    mistakes: [],
  });
  const { length } = sent;
  await administration.put('person', 'sue', 3, { name: 'Sue' });
  expect(sent.length).toBe(length * 2);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  await administration.put('person', 'sue', 3, { name: 'Susan' });
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
});

test('what was answered is over: the same later is another change', async () => {
  const { administration, sent } = aServer([() => json({ version: 7 }), () => json({ version: 8 })]);
  await administration.remove('workgroup', 'support', 3, true);
  await administration.remove('workgroup', 'support', 3, true);
  expect(sent[0]!.path).toBe('/api/administration/workgroups/support?version=3&cascade=yes');
  expect(sent[0]!.body).toBeUndefined();
  expect(sent[0]!.key).not.toBe(sent[1]!.key);
});

test('a refusal says what is wrong and where, and is not repeated', async () => {
  const mistakes = [{ path: ['workgroups', 'a', 'supervisors', 0], says: 'nobody' }];
  const { administration, sent } = aServer([() => problem('inconsistent', 409, { mistakes })]);
  expect(await administration.put('workgroup', 'a', 0, {})).toEqual({ refused: 'inconsistent', mistakes });
  expect(sent).toHaveLength(1);
});

test('whoever is logged off is told once, and nothing is thrown away', async () => {
  const { administration, loggedOff } = aServer([() => problem('notAuthenticated', 401)]);
  expect(await administration.putPassword('sue', 1, 'right horse')).toMatchObject({ refused: 'notAuthenticated' });
  expect([administration.isLoggedOff, loggedOff()]).toEqual([true, 1]);
});
