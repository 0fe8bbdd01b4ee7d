/**
 * A whole centre for journeys: the real server on the demo site, a browser, and people at desks, each in a browser
 * context of their own. Time stands still unless moved, and no simulated ACD interferes.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { harness } from '../../harness/plugin.ts';
import { launchChromium } from '../../harness/stages/chromium.ts';
import type { CommandBody, CommandType, OfficeApplication } from '../../machines/commands.ts';
import type { Address } from '../../machines/names.ts';
import { supervisor } from '../../machines/names.ts';
import type { Serving } from '../../server/main.ts';
import { serve } from '../../server/main.ts';

const root = resolve(import.meta.dirname, '../..');
const uiDir = join(root, 'ui/dist');

const waitsMs = 15_000;

type DeskApplication = 'client' | 'supervisor';

export class Centre {
  readonly browser: Browser;
  readonly #serving: Serving;
  readonly #dataDir: string;
  #commands = 0;
  /** Errors that any page complained about, such as what the content security policy forbade. */
  readonly complaints: string[] = [];

  constructor(browser: Browser, serving: Serving, dataDir: string) {
    this.browser = browser;
    this.#serving = serving;
    this.#dataDir = dataDir;
  }

  /** `scenarios`: the folder of scenarios that QA may change. */
  static async open({
    embedOrigins = [],
    scenarios,
  }: {
    embedOrigins?: string[];
    scenarios?: string;
  } = {}): Promise<Centre> {
    if (!existsSync(join(uiDir, 'index.html'))) {
      execFileSync('vite', ['build', '--config', 'ui/vite.config.ts', '--logLevel', 'warn'], { cwd: root });
    }
    const dataDir = mkdtempSync(join(tmpdir(), 'handraise-journey-'));
    const siteFile = join(root, 'scenarios/sites/demo.yaml');
    const serving = await serve({
      ...{
        port: 0,
        host: '127.0.0.1',
        dataDir,
        siteFile,
        uiDir,
        allowedOrigins: [],
        embedOrigins,
        logLevel: 'silent',
        commandsPerSecond: 1_000,
      },
      demo: true,
      inspect: true,
      plugins: [harness],
      ...(scenarios !== undefined && { scenarios }),
      clock: 'manual',
      print: () => undefined,
    });
    return new Centre(await launchChromium(), serving, dataDir);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#serving.close();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  get url(): string {
    return this.#serving.url;
  }

  /** What the ACD says; every step of it has to be taken. */
  async acd<Type extends CommandType>(type: Type, body: CommandBody<Type>): Promise<void> {
    await this.command('service.acd', 'agent/acd', type, body);
  }

  /** What somebody does without a desk of their own. */
  async command<Type extends CommandType>(user: string, self: Address, type: Type, body: CommandBody<Type>) {
    const id = `${user.replace('.', '-')}-${++this.#commands}`;
    const answer = await this.#serving.host.send({ user, id, self, type, body });
    if ('refused' in answer) throw new Error(`${type} of ${user}: ${answer.refused}`);
    return answer;
  }

  /** Toasts that a supervisor has now. */
  async toastsOf(person: string): Promise<string[]> {
    const state = await this.#serving.host.peek(supervisor(person));
    return Object.keys((state?.context.toasts ?? {}) as object);
  }

  /** A connected interaction at an agent. */
  async connect(interaction: string, agent: string, customer: string, media: 'call' | 'chat' | 'email' = 'call') {
    await this.acd('interaction.offer', { interaction, workgroup: 'bookings', media, acd: true, text: customer });
    await this.acd('interaction.alert', { interaction, agent });
    await this.acd('interaction.connect', { interaction });
  }

  async advance(ms: number): Promise<void> {
    const { status } = await fetch(`${this.url}/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advanceMs: ms }),
    });
    if (status >= 300) throw new Error(`the clock answered ${status}`);
  }

  /** Somebody at a desk, logged on by the log-on page and connected. */
  async desk(person: string, application: DeskApplication, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options);
    await page.goto(this.url);
    await page.click(`[data-test="persona"][data-person="${person}"][data-application="${application}"]`);
    await page.waitForSelector('[data-test="connection"][data-state="connected"]');
    return page;
  }

  /** Somebody at a desk of which no chart knows. */
  async office(person: string, application: OfficeApplication, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options);
    await page.goto(this.url);
    await page.click(`[data-test="persona"][data-person="${person}"][data-application="${application}"]`);
    await page.waitForSelector(`[data-test="${application}-desk"]`);
    return page;
  }

  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext(options);
    const page = await context.newPage();
    // Sooner than a test gives up, so that it says what it waited for.
    page.setDefaultTimeout(waitsMs);
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      // A refusal and a lost network are no errors of ours, though the browser calls them so.
      const isNetwork = /Failed to load resource|WebSocket connection/.test(message.text());
      if (message.type() === 'error' && !isNetwork) this.complaints.push(message.text());
    });
    return page;
  }
}

/** What the Tab key reaches from the top of the page, one after the other and once round: `data-test`, else the name. */
export async function tabStops(page: Page): Promise<string[]> {
  const stops: string[] = [];
  await page.evaluate(() => {
    // From the beginning, whatever had the focus.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  for (let pressed = 0; pressed < 100; pressed++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at === document.body ? null : (at?.getAttribute('data-test') ?? at?.getAttribute('aria-label') ?? '');
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

/** `data-test` of what has the focus, however deep in shadow trees. */
export const focusedTest = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('data-test');
  });
