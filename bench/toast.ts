/**
 * How soon a request is on another person's screen: from the click on Send in one browser to the painted toast in another,
 * and from the frame's arrival in that page to the paint. Server, and browsers, are processes of their own.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../harness/stages/chromium.ts';
import { startServerProcess } from '../harness/stages/server-process.ts';
import { readSite } from '../server/site.ts';
import type { Row } from './measure.ts';
import { figureOf } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const requests = 100;

interface Stamps {
  sentAt: number;
  arrivedAt: number;
  paintedAt: number;
}

declare global {
  interface Window {
    stamps: Partial<Stamps>;
  }
}

export async function toastRow(): Promise<Row> {
  if (!existsSync(resolve(root, 'ui/dist/index.html'))) throw new Error('Build the ui first: npm start does.');
  const site = readSite(resolve(root, 'scenarios/sites/small.yaml'));
  const server = await startServerProcess(site);
  const browser = await launchChromium();
  try {
    await connectCall(server.url, server.serviceToken);
    const alice = await desk(browser, server.url, 'alice', 'client');
    const sue = await desk(browser, server.url, 'sue', 'supervisor');
    const stamps: Stamps[] = [];
    for (let n = 1; n <= requests; n++) stamps.push(await askOnce(alice, sue, `c1.${n}`));
    const toPaint = stamps.map(({ sentAt, paintedAt }) => paintedAt - sentAt);
    const fromFrame = stamps.map(({ arrivedAt, paintedAt }) => paintedAt - arrivedAt);
    return {
      name: 'toast',
      work: `${requests} requests, agent and supervisor in a browser context each, server in a process of its own`,
      figures: {
        'Send to painted toast, ms': figureOf(toPaint),
        'frame in the page to painted toast, ms': figureOf(fromFrame),
      },
      ratios: [],
      ceilings: [
        { name: 'Send to painted toast, p95, ms', value: p95(toPaint), bar: 250 },
        { name: 'frame in the page to painted toast, p95, ms', value: p95(fromFrame), bar: 100 },
      ],
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

const p95 = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;

async function connectCall(url: string, token: string): Promise<void> {
  const moves: [string, object][] = [
    ['offer', { workgroup: 'support', media: 'call', acd: true, text: 'Clara Fischer' }],
    ['alert', { agent: 'alice' }],
    ['connect', {}],
  ];
  for (const [move, body] of moves) {
    const response = await fetch(`${url}/api/commands/interaction.${move}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': move },
      body: JSON.stringify({ interaction: 'c1', ...body }),
    });
    if (!response.ok) throw new Error(`interaction.${move}: ${await response.text()}`);
  }
}

async function desk(browser: Browser, url: string, person: string, application: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(() => {
    window.stamps = {};
    const now = () => performance.timeOrigin + performance.now();
    const Plain = WebSocket;
    window.WebSocket = class extends Plain {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        this.addEventListener('message', ({ data }) => {
          if (String(data).includes('"toast.shown"')) window.stamps.arrivedAt = now();
        });
      }
    };
    // Captured before the page's own listeners, so that nothing of Send is left out.
    addEventListener(
      'click',
      (click) => {
        const isSend = click.composedPath().some((at) => at instanceof HTMLElement && at.dataset.test === 'send');
        if (isSend) window.stamps.sentAt = now();
      },
      { capture: true },
    );
  });
  await page.goto(url);
  await page.click(`[data-test="persona"][data-person="${person}"][data-application="${application}"]`);
  await page.waitForSelector('[data-test="connection"][data-state="connected"]');
  return page;
}

async function askOnce(alice: Page, sue: Page, request: string): Promise<Stamps> {
  const painted = sue.evaluate((id) => {
    window.stamps = {};
    const find = (at: Document | ShadowRoot): Element | null =>
      at.querySelector(`[data-test="toast"][data-request="${id}"]`) ??
      [...at.querySelectorAll('*')].reduce<Element | null>(
        (found, { shadowRoot }) => found ?? (shadowRoot ? find(shadowRoot) : null),
        null,
      );
    return new Promise<Partial<Stamps>>((done) => {
      const look = () => {
        if (!find(document)) return requestAnimationFrame(look);
        // Once more: the frame that shows it has been painted when the next one begins.
        return requestAnimationFrame(() =>
          done({ ...window.stamps, paintedAt: performance.timeOrigin + performance.now() }),
        );
      };
      requestAnimationFrame(look);
    });
  }, request);
  const dialog = '[data-test="dialog"][data-interaction="c1"]';
  const isEnded = (await alice.locator(`${dialog}[data-state="done"] [data-test="close"]`).count()) > 0;
  if (isEnded) await alice.click(`${dialog} [data-test="close"]`);
  await alice.click('[data-interaction="c1"] [data-test="assist"]');
  await alice.fill(`${dialog} [data-test="text"]`, 'May I refund 900?');
  await alice.click(`${dialog} [data-test="send"]`);
  const { arrivedAt = 0, paintedAt = 0 } = await painted;
  const sentAt = await alice.evaluate(() => window.stamps.sentAt ?? 0);
  await alice.click(`${dialog} [data-test="done"]`);
  await alice.waitForSelector(`${dialog}[data-state="done"]`);
  return { sentAt, arrivedAt, paintedAt };
}
