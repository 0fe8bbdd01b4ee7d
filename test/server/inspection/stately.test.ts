/** Stately's own receiver on our socket, as its viewers use it: nothing of ours at its end. */
import type { StatelyInspectionEvent } from '@statelyai/inspect';
import { createWebSocketReceiver } from '@statelyai/inspect';
import { expect, test } from 'vitest';
import { createActor, createMachine } from 'xstate';
import manifest from '../../../package.json' with { type: 'json' };
import { protocolVersion } from '../../../server/inspection/frames.ts';
import { inspectedServer } from '../../support/inspecting.ts';
import { Waiting } from '../../support/waiting.ts';

test('it sees a request from its first message to its last', async () => {
  const { url, logOn, connected } = await inspectedServer();
  const [alice, sue] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  const dora = (await logOn('dora', 'designer')).with({ host: new URL(url).host, origin: url });
  const { address } = (await dora.post('/api/inspect/tickets')).body;

  const seen: StatelyInspectionEvent[] = [];
  const waiting = new Waiting();
  createWebSocketReceiver({ server: address }).subscribe((event) => {
    seen.push(event);
    waiting.look();
  });
  const introduced = () => seen.filter(({ type }) => type === '@xstate.actor').map(({ sessionId }) => sessionId);
  await waiting.until(() => introduced().includes('agent/alice') && introduced().includes('supervisor/sue'));
  await alice.command('ask', { interaction: 'c1', text: 'Refund?' });
  await sue.command('accept', { toast: 'c1.1/sue/1' });
  await alice.command('done', { request: 'c1.1' });
  const ofRequest = () => seen.filter(({ sessionId }) => sessionId === 'request/c1.1');
  const snapshots = () =>
    ofRequest().flatMap((event) =>
      event.type === '@xstate.snapshot' ? [(event.snapshot as { value?: unknown }).value] : [],
    );
  await waiting.until(() => JSON.stringify(snapshots().at(-1)) === '{"done":"told"}');

  const [first, ...others] = ofRequest();
  expect(first).toMatchObject({ type: '@xstate.actor', name: 'request/c1.1', _version: protocolVersion });
  expect(others.flatMap((one) => (one.type === '@xstate.event' ? [[one.sourceId, one.event.type]] : []))).toEqual(
    expect.arrayContaining([
      ['interaction/c1', 'request.open'],
      ['supervisor/sue', 'request.accept'],
      ['agent/alice', 'request.done'],
    ]),
  );
  expect(snapshots()).toEqual(expect.arrayContaining([{ open: 'waiting' }, { open: { helping: 'attended' } }]));
  // A viewer draws the chart from its definition, so that has to be one.
  for (const event of seen) {
    if (event.type !== '@xstate.actor') continue;
    const machine = createMachine(JSON.parse(event.definition ?? ''));
    expect(createActor(machine).getSnapshot().value).toBe('absent');
  }
});

test('the version that frames name is the one of the package that they are tried with', () => {
  expect(manifest.devDependencies['@statelyai/inspect']).toBe(protocolVersion);
});
