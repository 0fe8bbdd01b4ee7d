/** `/inspect` on real sockets: what is told of actors as they run, and how a slow or broken reader is got rid of. */
import { expect, test } from 'vitest';
import { closeCodes } from '../../../machines/wire.ts';
import type { Host } from '../../../server/actors/host.ts';
import { inspectedServer, Onlooker } from '../../support/inspecting.ts';

const secret = 'The fare of Ms Lindqvist';

/** Whether anybody listens to the turns of a host. */
const isHeard = ({ turned }: Pick<Host, 'turned'>) => (turned as unknown as { observed: boolean }).observed;

async function dorasServer(options: Parameters<typeof inspectedServer>[0] = {}) {
  const server = await inspectedServer(options);
  const dora = await server.logOn('dora', 'designer');
  const headers = { cookie: dora.cookie, origin: server.url };
  const look = () => new Onlooker(`${server.url}/inspect?desk=designer`, headers);
  return { ...server, dora, look };
}

test('a designer is introduced to the actors that she watches, then told of their turns alone', async () => {
  const { look, logOn, connected, host } = await dorasServer();
  const [alice] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  const onlooker = look();
  await onlooker.opened();
  onlooker.watch('agent/alice', 'request/c1.1');
  await onlooker.until(() => onlooker.frames.length === 1);
  const [introduced] = onlooker.frames;
  expect(introduced).toMatchObject({
    type: '@xstate.actor',
    name: 'agent/alice',
    sessionId: 'agent/alice',
    rootId: 'agent/alice',
    turn: host.lastTurn,
    snapshot: { status: 'active', value: (await host.peek('agent/alice'))?.value },
  });
  await alice.command('ask', { interaction: 'c1', text: secret });
  await onlooker.until(() => onlooker.toldOf('agent/alice').at(-1) === 'snapshot request.opened');
  expect(onlooker.toldOf('agent/alice')).toEqual([
    'actor',
    'event ask',
    'snapshot ask',
    'event request.opened',
    'snapshot request.opened',
  ]);
  // It came to be meanwhile, so it is introduced as it was before its first turn.
  const [born, first] = onlooker.frames.filter(({ sessionId }) => sessionId === 'request/c1.1');
  expect(born).toMatchObject({ type: '@xstate.actor', snapshot: { value: 'absent' } });
  expect(first).toMatchObject({ type: '@xstate.event', sourceId: 'interaction/c1', event: { type: 'request.open' } });
  expect(new Set(onlooker.frames.map(({ sessionId }) => sessionId))).toEqual(new Set(['agent/alice', 'request/c1.1']));
});

test('each frame says its turn, its time and the turn that it comes from', async () => {
  const { look, logOn, connected, host } = await dorasServer();
  const [alice] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  const before = host.lastTurn;
  const onlooker = look();
  await onlooker.opened();
  onlooker.watch('agent/alice', 'interaction/c1', 'request/c1.1', 'workgroup/support', 'supervisor/sue');
  await onlooker.until(() => onlooker.frames.length === 4);
  await alice.command('ask', { interaction: 'c1', text: secret });
  const all = await host.turnsAfter(before, 1_000);
  const told = () => onlooker.frames.filter(({ type }) => type === '@xstate.event');
  await onlooker.until(() => told().length === all.length);
  const turnOf = new Map(all.map(({ n, envelope }) => [envelope.id, n]));
  expect(told().map(({ turn, time, cause, sessionId }) => ({ turn, time, cause, sessionId }))).toEqual(
    all.map(({ n, envelope: { at, cause, to } }) => ({
      turn: n,
      time: at,
      cause: cause === null ? null : turnOf.get(cause),
      sessionId: to,
    })),
  );
  expect(
    told()
      .slice(1)
      .every(({ cause }) => cause !== null),
  ).toBe(true);
  expect(new Set(onlooker.frames.map(({ id }) => id)).size).toBe(onlooker.frames.length);
});

test('what people wrote is not in it', async () => {
  const { look, logOn, connected } = await dorasServer();
  const [alice, sue] = [await logOn('alice'), await logOn('sue', 'supervisor')];
  await connected('c1', 'alice');
  const onlooker = look();
  await onlooker.until(() => onlooker.frames.length > 0);
  await alice.command('ask', { interaction: 'c1', text: secret });
  await sue.command('reply', { toast: 'c1.1/sue/1', text: `${secret}, again` });
  await onlooker.until(() => onlooker.toldOf('agent/alice').length > 6);
  const said = JSON.stringify(onlooker.frames);
  expect(said.includes(`"length":${secret.length}`)).toBe(true);
  for (const text of ['Lindqvist', 'Ms Customer']) expect(said.includes(text), text).toBe(false);
});

test('whoever says nothing gets all that there is place for, the last ones active first, and whoever appears', async () => {
  const { look, logOn, connected, acd } = await dorasServer({ inspectionLimits: { actors: 4, silentMs: 1 } });
  const alice = await logOn('alice');
  await logOn('sue', 'supervisor');
  await connected('c1', 'alice');
  const onlooker = look();
  const introduced = () =>
    onlooker.frames.flatMap(({ type, sessionId }) => (type === '@xstate.actor' ? [sessionId] : []));
  await onlooker.until(() => introduced().length === 4);
  expect(introduced()).toContain('interaction/c1');
  // There is no place for a request before something is over.
  await alice.command('ask', { interaction: 'c1', text: secret });
  expect(introduced()).not.toContain('request/c1.1');
  await acd().command('interaction.disconnect', { interaction: 'c1' });
  await connected('c2', 'alice');
  await onlooker.until(() => introduced().includes('interaction/c2'));
});

test('what is watched can be changed at any time', async () => {
  const { look, logOn } = await dorasServer();
  const onlooker = look();
  await onlooker.opened();
  onlooker.watch('agent/alice');
  await onlooker.until(() => onlooker.toldOf('agent/alice').length === 1);
  onlooker.watch('agent/bob');
  await onlooker.until(() => onlooker.toldOf('agent/bob').length === 1);
  await logOn('alice');
  await logOn('bob');
  await onlooker.until(() => onlooker.toldOf('agent/bob').includes('snapshot session.start'));
  expect(onlooker.toldOf('agent/alice')).toEqual(['actor']);
  onlooker.watch('agent/bob', 'agent/alice');
  await onlooker.until(() => onlooker.toldOf('agent/alice').length === 2);
  expect(onlooker.toldOf('agent/bob').filter((told) => told === 'actor')).toHaveLength(1);
});

test.each([
  ['no JSON', 'hello'],
  ['no watch', '{"type":"hello"}'],
  ['actors that are none', '{"type":"watch","actors":[7]}'],
  ['too many actors', JSON.stringify({ type: 'watch', actors: Array(201).fill('agent/alice') })],
  ['bytes', Buffer.from('{"type":"watch","actors":[]}')],
])('a viewer that says %s is closed', async (_, said) => {
  const { look } = await dorasServer();
  const onlooker = look();
  await onlooker.opened();
  onlooker.socket.send(said);
  expect(await onlooker.closed).toBe(closeCodes.invalidMessage);
});

test('a viewer that changes its mind too often is closed', async () => {
  const { look } = await dorasServer({ inspectionLimits: { framesPerSecond: 3 } });
  const onlooker = look();
  await onlooker.opened();
  for (let n = 0; n < 4; n++) onlooker.watch('agent/alice');
  expect(await onlooker.closed).toBe(closeCodes.invalidMessage);
});

test('a viewer for whom too much waits is closed as too slow, and not heard of again', async () => {
  // As if whatever is sent waited for ever.
  const { look, host, logOn } = await dorasServer({ inspectionLimits: { bufferedBytes: -1 } });
  const onlooker = look();
  await onlooker.opened();
  onlooker.watch('agent/alice');
  expect(await onlooker.closed).toBe(closeCodes.tooSlow);
  expect(onlooker.frames).toEqual([]);
  await logOn('alice');
  await expect.poll(() => isHeard(host)).toBe(false);
});

test('with nobody watching nobody listens to the host, also after somebody did', async () => {
  const { look, host } = await dorasServer();
  expect(isHeard(host)).toBe(false);
  const onlooker = look();
  await onlooker.opened();
  onlooker.watch('agent/alice');
  await onlooker.until(() => onlooker.frames.length === 1);
  expect(isHeard(host)).toBe(true);
  onlooker.socket.close();
  await onlooker.closed;
  await expect.poll(() => isHeard(host)).toBe(false);
});

test('a drain tells viewers to come back', async () => {
  const { look, app } = await dorasServer();
  const onlooker = look();
  await onlooker.opened();
  await app.close();
  expect(await onlooker.closed).toBe(closeCodes.restarting);
});
