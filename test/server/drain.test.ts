/** A server that is told to stop: what was taken is answered and kept, and whoever still comes is told so as a problem. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { problem } from '../../machines/wire.ts';
import { manualClock } from '../../server/actors/clock.ts';
import { openSqliteHost } from '../../server/actors/sqlite-host.ts';
import type { Sent } from '../support/killable-server.ts';
import { acdToken, deliver, startKillable, writeSite } from '../support/killable-server.ts';
import { temporaryFolder, testServer } from '../support/server-app.ts';

test('what was taken is answered; whoever still comes is told so as a problem; the process lives', async () => {
  const taken = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const drained = Promise.withResolvers<void>();
  const { app, listen, logOn } = await testServer({
    plugins: [
      async (instance) => {
        instance.get('/held', async () => {
          taken.resolve();
          await answer.promise;
          return { done: true };
        });
        // The drain lasts as long as the test.
        instance.addHook('preClose', () => {
          begun.resolve();
          return drained.promise;
        });
      },
    ],
  });
  onTestFinished(() => drained.resolve());
  const url = await listen();
  const { cookie } = await logOn('alice');
  const held = fetch(`${url}/held`);
  await taken.promise;
  const closed = app.close();
  await begun.promise;
  const alive = await fetch(`${url}/healthz`);
  expect([alive.status, alive.headers.get('connection')]).toEqual([200, 'close']);
  for (const late of [
    await fetch(`${url}/readyz`),
    await fetch(`${url}/api/session`, { headers: { cookie } }),
    await fetch(`${url}/api/commands/done`, { method: 'POST', headers: { cookie, origin: url } }),
    await fetch(`${url}/live/events`, { headers: { cookie } }),
  ]) {
    expect([late.status, late.headers.get('content-type')]).toEqual([503, 'application/problem+json; charset=utf-8']);
    expect(problem.parse(await late.json()).code).toBe('unavailable');
  }
  answer.resolve();
  const answered = await held;
  expect([answered.status, await answered.json()]).toEqual([200, { done: true }]);
  // Or a client that keeps its connection open would hold the drain up.
  expect(answered.headers.get('connection')).toBe('close');
  drained.resolve();
  await closed;
});

test('a client that has opened a connection and says nothing holds nobody up', async () => {
  const { app, listen } = await testServer();
  const { port, hostname } = new URL(await listen());
  const silent = connect(Number(port), hostname);
  onTestFinished(() => void silent.destroy());
  const hungUp = once(silent, 'close');
  silent.on('error', () => {});
  await Promise.all([once(app.server, 'connection'), once(silent, 'connect')]);
  await app.close();
  await hungUp;
});

test('told to stop as soon as it has said where it is, it ends well', async () => {
  const folder = temporaryFolder();
  const server = await startKillable(folder, writeSite(folder, 1));
  onTestFinished(() => server.kill());
  expect(await server.stop()).toBe(0);
});

test('SIGTERM under load: it ends well, and everything that was answered is there', async () => {
  const folder = temporaryFolder();
  const server = await startKillable(folder, writeSite(folder, 1));
  onTestFinished(() => server.kill());
  const token = { authorization: `Bearer ${acdToken}` };
  const acknowledged: string[] = [];
  let sent = 0;
  let isDown = false;
  const { promise: busy, resolve: isBusy } = Promise.withResolvers<void>();
  const caller = async () => {
    while (!isDown) {
      const interaction = `c${sent++}`;
      const offer: Sent = {
        who: 'acd',
        id: interaction,
        type: 'interaction.offer',
        body: { interaction, workgroup: 'support', media: 'call', acd: true },
      };
      // After the drain there is nobody to connect to.
      const answer = await deliver(server.url, token, offer).catch(() => undefined);
      if (!answer) break;
      if ('done' in answer) acknowledged.push(interaction);
      else expect(answer).toEqual({ refused: 'unavailable' });
      if (acknowledged.length === 100) isBusy();
    }
  };
  const callers = Array.from({ length: 8 }, caller);
  await Promise.race([busy, Promise.all(callers)]);
  const code = await server.stop();
  isDown = true;
  await Promise.all(callers);
  expect(code).toBe(0);
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);
  const log = { error: () => {} };
  const host = openSqliteHost({ path: join(folder, 'data/handraise.db'), clock: manualClock(), log });
  onTestFinished(() => host.close());
  for (const interaction of acknowledged) expect(await host.peek(`interaction/${interaction}`)).toBeDefined();
});
