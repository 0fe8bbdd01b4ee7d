/** A wall clock that is set back by an hour, while the server runs: time goes on. */
import { expect, test } from 'vitest';
import { agent } from '../../machines/names.ts';
import type { Clock } from '../../server/actors/clock.ts';
import { Attempts } from '../../server/attempts.ts';
import { Directory } from '../../server/directory/directory.ts';
import type { Window } from '../../server/plugins/rate-windows.ts';
import { RateWindows } from '../../server/plugins/rate-windows.ts';
import { Sessions, sessionLimits } from '../../server/sessions.ts';
import { steadyClock } from '../../server/steady-clock.ts';
import { arrival } from '../support/host-centre.ts';
import { parrots } from '../support/host-parrot.ts';
import { aSqliteHost } from '../support/host-stage.ts';
import { smallSite } from '../support/server-app.ts';
import { recordOf } from './actors/conformance.ts';

const hourMs = 3_600_000;

/** Time that passes when told to, and a clock on the wall that somebody sets. Alarms are a matter of what has passed. */
class Room {
  elapsed = 0;
  #set = 0;
  #alarm: { at: number; ring: () => void } | undefined;

  readonly wall: Clock = {
    now: () => Date.UTC(2026, 0, 5, 9) + this.elapsed + this.#set,
    setAlarm: (at, ring) => {
      this.#alarm = { at: this.elapsed + Math.max(0, at - this.wall.now()), ring };
    },
    clearAlarm: () => {
      this.#alarm = undefined;
    },
  };
  readonly clock = steadyClock(this.wall, () => this.elapsed);

  set(byMs: number): void {
    this.#set += byMs;
  }

  pass(ms: number): void {
    const until = this.elapsed + ms;
    while (this.#alarm && this.#alarm.at <= until) {
      const { at, ring } = this.#alarm;
      this.#alarm = undefined;
      this.elapsed = at;
      ring();
    }
    this.elapsed = until;
  }
}

test('time goes on at its pace, and is the wall’s again once that has caught up', () => {
  const room = new Room();
  const at = room.clock.now();
  room.pass(1_000);
  room.set(-hourMs);
  expect(room.clock.now()).toBe(at + 1_000);
  room.pass(60_000);
  expect(room.clock.now()).toBe(at + 61_000);
  room.set(hourMs + 5_000);
  expect(room.clock.now()).toBe(room.wall.now());
  expect(room.clock.now()).toBe(at + 66_000);
});

test('small adjustments are followed, unless they add up to a step back', () => {
  const room = new Room();
  const at = room.clock.now();
  for (let n = 0; n < 100; n++) {
    room.set(-10);
    room.clock.now();
  }
  expect(room.clock.now()).toBeGreaterThan(at - 500);
});

test('a timer that was armed before and one that is armed after fire once each, in their time', async () => {
  const room = new Room();
  const { host } = aSqliteHost({ charts: parrots, clock: room.clock });
  const arm = (name: string) => host.send(arrival(name, '1', 'done', { request: 'arm.1' }));
  const heard = async (name: string) => (await host.peek(agent(name)))?.context.heard;
  await arm('before');
  room.set(-hourMs);
  await arm('after');
  room.pass(999);
  await host.settled();
  expect([await heard('before'), await heard('after')]).toEqual([undefined, undefined]);
  room.pass(1);
  await host.settled();
  expect([await heard('before'), await heard('after')]).toEqual([['tick'], ['tick']]);
  room.pass(2 * hourMs);
  await host.settled();
  expect([await heard('before'), await heard('after')]).toEqual([['tick'], ['tick']]);
  const times = (await recordOf(host)).map(({ envelope }) => envelope.at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test('a clock that was set back between two runs goes on where the record ended, and timers keep their distance', async () => {
  const room = new Room();
  const first = aSqliteHost({ charts: parrots, clock: room.clock });
  await first.host.send(arrival('a', '1', 'done', { request: 'arm5.1' }));
  const [armed] = await recordOf(first.host);
  await first.host.close();
  room.pass(1_000);
  room.set(-hourMs);
  const clock = steadyClock(room.wall, () => room.elapsed);
  const second = aSqliteHost({ charts: parrots, clock, path: first.path });
  expect(clock.now()).toBe(armed!.envelope.at);
  room.pass(5_000);
  await second.host.settled();
  const times = (await recordOf(second.host)).map(({ envelope }) => envelope.at - armed!.envelope.at);
  expect(times).toEqual([0, 5_000]);
});

test('a session without a connection ends after its grace, not an hour later', async () => {
  const room = new Room();
  const sent: string[] = [];
  const sessions = new Sessions({
    host: {
      send: async ({ type }) => {
        sent.push(type);
        return { done: true };
      },
      peek: async () => undefined,
    },
    directory: Directory.of(smallSite),
    now: room.clock.now,
    timers: 'manual',
    onFailure: () => {},
  });
  await sessions.start('alice', 'client');
  room.set(-hourMs);
  room.pass(sessionLimits.presenceGraceMs - 1);
  await sessions.endDue();
  expect(sent).toEqual(['session.start']);
  room.pass(1);
  await sessions.endDue();
  expect(sent).toEqual(['session.start', 'session.end']);
});

test('nobody is locked out: windows of requests go by what has passed', () => {
  let elapsed = 0;
  const windows = new RateWindows({ cache: 2 }, () => elapsed).child({ cache: 2 });
  const count = (sender: string) => {
    let told: Window | undefined;
    windows.incr(sender, (_, window) => (told = window), 3_000);
    return told;
  };
  expect(count('alice')).toEqual({ current: 1, ttl: 3_000 });
  elapsed = 2_999;
  expect(count('alice')).toEqual({ current: 2, ttl: 1 });
  elapsed = 3_000;
  expect(count('alice')).toEqual({ current: 1, ttl: 3_000 });
  // The longest silent is forgotten first, and only then.
  count('bob');
  count('alice');
  count('carol');
  expect([count('alice')?.current, count('bob')?.current]).toEqual([3, 1]);
});

test('wrong passwords of an hour ago are not counted, those of this minute are', () => {
  const attempts = new Attempts();
  const tried = [{ name: 'person alice', max: 1 }];
  expect([attempts.begin(tried, 0), attempts.begin(tried, 59_999), attempts.begin(tried, 60_000)]).toEqual([
    true,
    false,
    true,
  ]);
});
