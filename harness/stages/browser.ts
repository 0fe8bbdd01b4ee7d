/** The stage with real browsers: a live server as on the server stage, and a page of its own for every desk. */
import type { Browser } from 'playwright-core';
import type { Stage } from '../runner/stage.ts';
import { launchChromium } from './chromium.ts';
import { buildDesksIfNeeded } from './desks-build.ts';
import { pageAdministrator } from './page-administrator.ts';
import { PageSeat } from './page-seat.ts';
import type { SeatRequest } from './server-centre.ts';
import { serverCentre } from './server-centre.ts';
import { ServerPool } from './server-pool.ts';

/** Pages draw when they get to it; a step that is true in time is found true in milliseconds. */
const patienceMs = 3_000;

export function browserStage(): Stage {
  const pool = new ServerPool();
  let desks: Promise<void> | undefined;
  let browser: Promise<Browser> | undefined;
  return {
    name: 'browser',
    async open(site, { notice }) {
      desks ??= buildDesksIfNeeded(console.log);
      await desks;
      // Whoever works at a desk has clicked before.
      browser ??= launchChromium(['--autoplay-policy=no-user-gesture-required']);
      const [chromium, server] = await Promise.all([browser, pool.take(site)]);
      // A desk remembers nothing of the scenario before: every seat has its own cookies and storage.
      const seatOf = async (request: SeatRequest) => PageSeat.open(await chromium.newContext(), request);
      const administratorOf = async (person: string) =>
        pageAdministrator(await chromium.newContext(), server.url, person);
      return serverCentre({ server, seatOf, administratorOf, patienceMs, notice, close: () => server.stop() });
    },
    async close() {
      await pool.close();
      await (await browser)?.close();
    },
  };
}
