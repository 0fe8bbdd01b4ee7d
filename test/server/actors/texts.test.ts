/** Texts are joined to copies for whoever may read them; what the charts said stays without. */
import { expect, it } from 'vitest';
import type { FeedEvent } from '../../../machines/messages.ts';
import type { RequestView } from '../../../machines/wire.ts';
import { memoryHost } from '../../../server/actors/memory-host.ts';
import { joinTexts } from '../../../server/actors/texts.ts';
import { aCentre } from '../../support/host-centre.ts';

const lookup = (id: string) => (id === 'alice/1' ? 'Please' : undefined);

it('joins the text of an event to a copy of it', async () => {
  const said: FeedEvent = { type: 'request.line', n: 1, person: 'alice', text: { id: 'alice/1', length: 6 } };
  expect(await joinTexts(said, lookup)).toEqual({ ...said, text: { id: 'alice/1', length: 6, body: 'Please' } });
  expect(said.text).toEqual({ id: 'alice/1', length: 6 });
});

it('leaves the reference of a text that was erased, and what carries no text', async () => {
  const erased: FeedEvent = { type: 'request.line', n: 1, person: 'alice', text: { id: 'alice/2', length: 6 } };
  const silent: FeedEvent = { type: 'agent.presence', loggedOn: true };
  expect(await joinTexts(erased, lookup)).toEqual(erased);
  expect(await joinTexts(silent, lookup)).toBe(silent);
});

it('joins the lines of a request and the customer of an interaction', async () => {
  const host = memoryHost();
  const centre = await aCentre(host).withEverybody();
  await centre.ask('alice', 'c1', 'Please help');
  const joined = async (topic: 'request/c1.1' | 'interaction/c1') => {
    const feed = await host.feed(topic, 99);
    return 'view' in feed ? joinTexts(feed.view, (id) => host.text(id)) : undefined;
  };
  expect(((await joined('request/c1.1')) as RequestView).lines[0]?.text.body).toBe('Please help');
  expect(await joined('interaction/c1')).toMatchObject({ customer: { body: 'Mr Smith' } });
});
