import { describe, expect, test } from 'vitest';
import { CommandSender } from '../../ui/data/commands.ts';
import { aStorage } from './storage.ts';

interface Sent {
  url: string;
  id: string;
  body: unknown;
}

/** A server that answers from a list, and tells what it heard. */
function aServer(...answers: (Response | 'noNetwork')[]) {
  const heard: Sent[] = [];
  const fetch = async (url: string, { headers, body }: RequestInit = {}): Promise<Response> => {
    heard.push({ url, id: (headers as Record<string, string>)['idempotency-key']!, body: JSON.parse(String(body)) });
    const answer = answers.shift();
    if (!answer || answer === 'noNetwork') throw new TypeError('Failed to fetch');
    return answer;
  };
  return { fetch, heard };
}

const done = () => Response.json({ done: true, request: 'c1.1' });
const refused = (code: string, status: number, particulars = {}) =>
  Response.json({ type: 'urn:x', title: 'No', status, code, ...particulars }, { status });
const aSender = (server: ReturnType<typeof aServer>, storage = aStorage()) =>
  new CommandSender({ fetch: server.fetch, storage, owner: 'agent/alice', wait: async () => undefined });

describe('a command', () => {
  test('is repeated under the same id until there is an answer', async () => {
    const server = aServer(
      'noNetwork',
      refused('unavailable', 503),
      new Response('<h1>502</h1>', { status: 502 }),
      done(),
    );
    const answer = await aSender(server).send('ask', { interaction: 'c1', text: 'Help' });
    expect(answer).toEqual({ done: true, request: 'c1.1' });
    expect(server.heard).toHaveLength(4);
    expect(new Set(server.heard.map(({ id }) => id)).size).toBe(1);
    expect(server.heard[3]).toMatchObject({ url: '/api/commands/ask', body: { interaction: 'c1', text: 'Help' } });
  });

  test('that is refused is not repeated, and says who was first', async () => {
    const server = aServer(refused('alreadyTaken', 409, { by: 'sam' }));
    const answer = await aSender(server).send('accept', { toast: 'c1.1/sue/1' });
    expect(answer).toMatchObject({ refused: 'alreadyTaken', by: 'sam' });
    expect(server.heard).toHaveLength(1);
  });

  test('that the server does not understand is not repeated for ever', async () => {
    const server = aServer(refused('unknownRoute', 404));
    expect(await aSender(server).send('done', { request: 'c1.1' })).toMatchObject({ refused: 'invalidMessage' });
  });

  test('without an answer is sent again under its id by the next page, and only by the same person', async () => {
    const storage = aStorage();
    const kept = JSON.stringify([{ id: 'k1', type: 'say', body: { request: 'c1.1', text: 'Hello' } }]);
    storage.setItem('unanswered/agent/alice', kept);
    const server = aServer(done());
    const { promise, resolve } = Promise.withResolvers<unknown[]>();
    aSender(server, storage).resume((...told) => resolve(told));
    expect(await promise).toEqual(['say', { request: 'c1.1', text: 'Hello' }, { done: true, request: 'c1.1' }]);
    expect(server.heard[0]?.id).toBe('k1');
    expect(storage.getItem('unanswered/agent/alice')).toBeNull();
  });

  test('is kept while it is under way', async () => {
    const storage = aStorage();
    let keptMeanwhile: string | null = null;
    const fetch = async () => {
      keptMeanwhile = storage.getItem('unanswered/agent/alice');
      return done();
    };
    await new CommandSender({ fetch, storage, owner: 'agent/alice' }).send('done', { request: 'c1.1' });
    expect(keptMeanwhile).toContain('"request":"c1.1"');
    expect(storage.getItem('unanswered/agent/alice')).toBeNull();
  });
});
