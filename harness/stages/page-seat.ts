/**
 * A seat that is a page in a real browser: it clicks and types what a person would, and sees what the page shows. Beside
 * it a desk without a page follows the same session: it knows what the page should have heard by now, never what it shows.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { Impossible } from '../runner/impossible.ts';
import type { Sight } from '../runner/sight.ts';
import type { Aimed, Verb } from '../runner/stage.ts';
import { aimAt } from './aiming.ts';
import { DeskSeat } from './desk-seat.ts';
import type { DeskKind } from './http-line.ts';
import { deskOf, httpLine } from './http-line.ts';
import type { Clicking } from './page-aiming.ts';
import { controlFor, conversationOn, dialogAt, openDraft } from './page-aiming.ts';
import type { Sent } from './page-commands.ts';
import { heldClick, postFrom } from './page-commands.ts';
import { PageFrames } from './page-frames.ts';
import { pastOnPage } from './page-past.ts';
import { pagePicture } from './page-picture.ts';
import { readPage } from './page-sight.ts';
import type { PastTold } from './past.ts';
import type { LiveSeat, SeatRequest } from './server-centre.ts';

/** Transport, not domain time: a control that cannot be clicked by then is not going to be. */
const clicksWithinMs = 20_000;
/** As narrow as other desktops show it. */
/** How often a page that sounds is asked whether it is over. */
const soundsPauseMs = 50;

/** Runs inside the page: whether a desk of this browser has made a sound that another alert would still share. */
async function isSounding(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name?.startsWith('handraise/sound'));
}

const embeddedSize = { width: 300, height: 600 };

export class PageSeat implements LiveSeat {
  readonly person: string;
  readonly #context: BrowserContext;
  #page: Page;
  #frames: PageFrames;
  readonly #request: SeatRequest;
  readonly #shadow: DeskSeat;
  readonly #desk: DeskKind;
  #last: Sent | undefined;
  /** Ids of the last asks, by interaction. */
  readonly #asks = new Map<string, string>();
  #isAway = false;
  /** Windows of the same desk beside the first. */
  readonly #windows: { page: Page; frames: PageFrames }[] = [];
  /** Sounds of windows that are closed. */
  #playedBefore = 0;

  private constructor(request: SeatRequest, context: BrowserContext, page: Page, frames: PageFrames, shadow: DeskSeat) {
    this.person = request.person;
    this.#context = context;
    this.#request = request;
    this.#page = page;
    this.#frames = frames;
    this.#shadow = shadow;
    this.#desk = deskOf(request.application, request.isEmbedded);
    this.#rememberCommands(page);
  }

  /** Logs on as the log-on page does, and opens the desk that it leads to. */
  static async open(context: BrowserContext, request: SeatRequest): Promise<PageSeat> {
    const { person, application, isEmbedded, server, book, tell, now } = request;
    const desk = deskOf(application, isEmbedded);
    context.setDefaultTimeout(clicksWithinMs);
    const [page, loggedOn] = await Promise.all([
      context.newPage(),
      context.request.post(`${server.url}/api/session`, {
        data: { person, application },
        headers: { 'handraise-desk': desk },
      }),
    ]);
    if (!loggedOn.ok()) throw new Error(`The log-on of ${person} was refused: ${await loggedOn.text()}`);
    if (isEmbedded) await page.setViewportSize(embeddedSize);
    const frames = new PageFrames(page);
    await page.goto(deskUrl(request));
    await connected(page);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const line = httpLine(server.url, cookie, desk);
    const shadow = await DeskSeat.open({ person, line, book, tell, now, isShadow: true });
    return new PageSeat(request, context, page, frames, shadow);
  }

  /** The pages', and that of the desk that watches beside them. */
  get connections(): number {
    return 2 + this.#windows.length;
  }

  async look(): Promise<Sight> {
    const more = this.#page.locator('[data-test="more"]');
    if ((await more.count()) > 0) await more.click();
    const sight = await this.#page.evaluate(readPage);
    const others = await Promise.all(this.#windows.map(({ page }) => page.evaluate(readPage)));
    // Whichever window sounds, it sounds for all.
    const played = [sight, ...others].reduce((sum, { alerts }) => sum + alerts.played, this.#playedBefore);
    return { ...sight, alerts: { ...sight.alerts, played } };
  }

  picture(): Promise<string | undefined> {
    return pagePicture(this.#page);
  }

  async aim(verb: Verb): Promise<Aimed> {
    const byItself = this.#byItself(verb);
    if (byItself) return { send: byItself };
    if (verb.verb === 'repeat') {
      const sent = this.#again(verb.text);
      return { send: () => postFrom(this.#page, this.#desk, sent) };
    }
    // A server has opened the request before a page could draw its button for that: as a program would.
    if (verb.verb === 'cancel') return { send: () => postFrom(this.#page, this.#desk, this.#cancel(verb.interaction)) };
    if ('anyway' in verb && verb.anyway) {
      const { type, body } = aimAt(verb, this.#shadow.watch, this.#request.book);
      const id = ('commandId' in verb ? verb.commandId : undefined) ?? randomUUID();
      const sent = { path: `/api/commands/${type}`, id, body: JSON.stringify(body) };
      return { send: () => postFrom(this.#page, this.#desk, sent) };
    }
    const control = await controlFor(this.#page, verb as Clicking);
    return control ? heldClick(this.#page, control) : { send: async () => undefined };
  }

  lastCommandId(): string {
    if (!this.#last) throw new Impossible('There is no last command.');
    return this.#last.id;
  }

  async goTo(place: string): Promise<void> {
    await this.#page.locator(`[data-test="place"][data-place="${place}"]`).click();
  }

  past(interaction: string): Promise<PastTold | undefined> {
    return pastOnPage(this.#page, interaction);
  }

  async draftOn(interaction: string): Promise<string> {
    await openDraft(this.#page, interaction);
    const dialog = dialogAt(this.#page, interaction);
    const draft = await dialog.locator('[data-test="text"]').inputValue();
    await dialog.locator('[data-test="close"]').click();
    return draft;
  }

  async refresh(): Promise<void> {
    await this.#page.reload();
    await connected(this.#page);
    await this.catchUp();
  }

  async logOff(): Promise<void> {
    const ended = this.#page.waitForResponse((response) => response.request().method() === 'DELETE');
    await this.#page.locator('[data-test="log-off"]').click();
    await ended;
    await this.close();
  }

  async disconnect(): Promise<void> {
    this.#isAway = true;
    await Promise.all([this.#context.setOffline(true), this.#shadow.disconnect()]);
    await this.#page.locator('[data-test="connection"]:not([data-state="connected"])').waitFor({ state: 'attached' });
  }

  async reconnect(): Promise<void> {
    this.#isAway = false;
    await Promise.all([this.#context.setOffline(false), this.#shadow.reconnect()]);
    await connected(this.#page);
  }

  async closeBrowser(): Promise<void> {
    this.#isAway = true;
    await Promise.all([this.#page.close(), this.#shadow.closeBrowser()]);
  }

  async openBrowser(): Promise<void> {
    this.#isAway = false;
    this.#page = await this.#context.newPage();
    this.#frames = this.#listenTo(this.#page);
    await this.#page.goto(deskUrl(this.#request));
    await connected(this.#page);
    await this.#shadow.openBrowser();
  }

  async quiet(): Promise<void> {
    while (await this.#page.evaluate(isSounding)) await pause(soundsPauseMs);
  }

  async openWindow(): Promise<void> {
    const page = await this.#context.newPage();
    this.#windows.push({ page, frames: this.#listenTo(page) });
    await page.goto(deskUrl(this.#request));
    await connected(page);
  }

  async closeWindow(): Promise<void> {
    const next = this.#windows.shift();
    if (!next) throw new Impossible('There is no second window.');
    this.#playedBefore += (await this.#page.evaluate(readPage)).alerts.played;
    await this.#page.close();
    this.#page = next.page;
    this.#frames = next.frames;
  }

  async comeBack(): Promise<void> {
    if (this.#isAway) return;
    await Promise.all([connected(this.#page), this.#shadow.comeBack()]);
  }

  /** The page tells by itself what it has painted. */
  paint(): Promise<unknown>[] {
    return [];
  }

  async catchUp(): Promise<void> {
    if (this.#isAway) return;
    await this.#shadow.catchUp();
    const frames = [this.#frames, ...this.#windows.map((window) => window.frames)];
    await Promise.all(frames.map((each) => each.reach(this.#shadow.watch.seqs)));
  }

  async close(): Promise<void> {
    await Promise.all([this.#shadow.close(), this.#context.close()]);
  }

  #listenTo(page: Page): PageFrames {
    this.#rememberCommands(page);
    return new PageFrames(page);
  }

  #rememberCommands(page: Page): void {
    page.on('request', (sent) => {
      const { pathname: path } = new URL(sent.url());
      const id = sent.headers()['idempotency-key'];
      // What the page tells by itself is nobody's deed.
      if (id === undefined || path.endsWith('/seen')) return;
      const body = sent.postData() ?? '{}';
      this.#last = { path, id, body };
      if (path.endsWith('/ask')) this.#asks.set((JSON.parse(body) as { interaction: string }).interaction, id);
    });
  }

  #again(text: string | undefined): Sent {
    if (!this.#last) throw new Impossible('There is no last command to repeat.');
    const { body } = this.#last;
    return { ...this.#last, body: text === undefined ? body : JSON.stringify({ ...JSON.parse(body), text }) };
  }

  #cancel(interaction: string): Sent {
    const ask = this.#asks.get(interaction);
    if (ask === undefined) throw new Impossible(`Nothing was asked on ${interaction} from here.`);
    return { path: '/api/commands/cancel', id: randomUUID(), body: JSON.stringify({ interaction, ask }) };
  }

  /** What a page does without a command. */
  #byItself(verb: Verb): (() => Promise<undefined>) | undefined {
    switch (verb.verb) {
      case 'draft':
        return () => this.#writeAndClose(verb.interaction, verb.text);
      case 'type':
        return async () => {
          const panel = await conversationOn(this.#page, verb.interaction);
          const told = this.#frames.saysTyping();
          await Promise.all([panel.locator('[data-test="text"]').pressSequentially('Hm'), told]);
          return undefined;
        };
      case 'close':
        return async () => {
          await dialogAt(this.#page, verb.interaction).locator('[data-test="close"]').click();
          return undefined;
        };
      case 'keepOpen':
        return async () => {
          await dialogAt(this.#page, verb.interaction).locator('[data-test="keep-open"]').click();
          return undefined;
        };
      default:
        return undefined;
    }
  }

  async #writeAndClose(interaction: string, text: string): Promise<undefined> {
    await openDraft(this.#page, interaction);
    const dialog = dialogAt(this.#page, interaction);
    await dialog.locator('[data-test="text"]').fill(text);
    await dialog.locator('[data-test="close"]').click();
  }
}

const paths: Record<DeskKind, string> = { agent: '/agent', supervisor: '/supervisor', embed: '/embed/agent' };
const deskUrl = ({ server, application, isEmbedded }: SeatRequest) =>
  server.url + paths[deskOf(application, isEmbedded)];
const connected = (page: Page) =>
  page.locator('[data-test="connection"][data-state="connected"]').waitFor({ state: 'attached' });
