// `npm run screenshots`: plays docs/images/story.feature on a real server and photographs the desks for the guides. The
// server's clock begins at the same time and stands still, so a picture changes only where a desk does. No check runs it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { root } from '../checks/command.ts';
import { openLibrary } from '../harness/language/library.ts';
import { perform } from '../harness/runner/perform.ts';
import type { Stage } from '../harness/runner/stage.ts';
import { launchChromium } from '../harness/stages/chromium.ts';
import { buildDesksIfNeeded } from '../harness/stages/desks-build.ts';
import { pageAdministrator } from '../harness/stages/page-administrator.ts';
import { PageSeat } from '../harness/stages/page-seat.ts';
import type { SeatRequest } from '../harness/stages/server-centre.ts';
import { serverCentre } from '../harness/stages/server-centre.ts';
import { startServerProcess } from '../harness/stages/server-process.ts';
import type { Pictured } from './pictures.ts';
import { pictures, sideBySide } from './pictures.ts';

const folder = join(root, 'docs/images');
const patienceMs = 3_000;

/** Everybody looks alike: what a picture shows must not depend on the machine. */
const look: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  locale: 'en-GB',
  timezoneId: 'UTC',
  colorScheme: 'light',
  reducedMotion: 'reduce',
};

/** The browser stage, which before it closes a centre hands its pages to the photographer. */
function studio(browser: Browser, photograph: (at: Pictured) => Promise<void>): Stage {
  return {
    name: 'browser',
    async open(site, { notice }) {
      const server = await startServerProcess(site, 'whole');
      const pages = new Map<string, Page>();
      const seatOf = async (request: SeatRequest) => {
        const context = await browser.newContext(look);
        const seat = await PageSeat.open(context, request);
        pages.set(request.person, context.pages()[0]!);
        return seat;
      };
      const administratorOf = async (person: string) => {
        const context = await browser.newContext(look);
        const administrator = await pageAdministrator(context, server.url, person);
        pages.set(person, context.pages()[0]!);
        return administrator;
      };
      const visit = async (path: string) => {
        const page = await browser.newPage(look);
        await page.goto(server.url + path);
        return page;
      };
      const centre = await serverCentre({
        ...{ server, seatOf, administratorOf, patienceMs, notice },
        close: server.stop,
      });
      const deskOf = (person: string) => {
        const page = pages.get(person);
        if (!page) throw new Error(`${person} has no desk in this story.`);
        return page;
      };
      return {
        ...centre,
        close: async () => {
          await photograph({ deskOf, visit }).finally(() => centre.close());
        },
      };
    },
    close: () => browser.close(),
  };
}

async function main(): Promise<void> {
  const { plans, complaints, sites } = openLibrary([join(folder, 'story.feature')]);
  if (complaints.length > 0) throw new Error(complaints.map(({ message }) => message).join('\n'));
  await buildDesksIfNeeded(console.log);
  mkdirSync(folder, { recursive: true });
  const browser = await launchChromium(['--autoplay-policy=no-user-gesture-required', '--lang=en-GB']);
  try {
    for (const plan of plans) {
      // A centre closes quietly whatever became of it, so what went wrong with a picture is kept.
      let wrong: unknown = new Error('No picture was taken.');
      const photograph = async (at: Pictured) => {
        try {
          for (const { file, take } of pictures[plan.name] ?? []) {
            writeFileSync(join(folder, file), await take(at));
            console.log(`docs/images/${file}`);
          }
          wrong = undefined;
        } catch (error) {
          wrong = error;
        }
      };
      const stage = studio(browser, photograph);
      const cast = sites.cast(plan.site);
      const { failure } = await perform({ plan, site: sites.site(plan.site), cast, stage, seed: undefined });
      if (failure) throw new Error(`${plan.name}: ${failure.step}: ${failure.message}`);
      if (wrong) throw wrong;
    }
    writeFileSync(join(folder, 'desks.png'), await sideBySide(await browser.newPage(look)));
    console.log('docs/images/desks.png');
  } finally {
    await browser.close();
  }
}

await main();
