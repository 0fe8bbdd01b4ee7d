/**
 * A seat that is a page in a real browser: it clicks and types what a person would, and sees what the page shows. Beside
 * it a desk without a page follows the same session: it knows what the page should have heard by now, never what it shows.
 */
import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { isSupervisorApplication } from '../../machines/commands.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Sight } from '../runner/sight.ts';
import type { Aimed, Verb } from '../runner/stage.ts';
import { aimAt } from './aiming.ts';
import { DeskSeat } from './desk-seat.ts';
import { httpLine } from './http-line.ts';
import { controlFor, dialogAt, openDraft } from './page-aiming.ts';
import type { Sent } from './page-commands.ts';
import { heldClick, postFrom } from './page-commands.ts';
import { PageFrames } from './page-frames.ts';
import { readPage } from './page-sight.ts';
import type { LiveSeat, SeatRequest } from './server-centre.ts';

/** Transport, not domain time: a control that cannot be clicked by then is not going to be. */
const clicksWithinMs = 20_000;

export class PageSeat implements LiveSeat {
  readonly person: string;
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #frames: PageFrames;
  readonly #shadow: DeskSeat;
  readonly #book: ReadonlyMap<string, string>;
  readonly #desk: 'agent' | 'supervisor';
  #last: Sent | undefined;

  private constructor(request: SeatRequest, context: BrowserContext, page: Page, frames: PageFrames, shadow: DeskSeat) {
    this.person = request.person;
    this.#context = context;
    this.#page = page;
    this.#frames = frames;
    this.#shadow = shadow;
    this.#book = request.book;
    this.#desk = isSupervisorApplication(request.application) ? 'supervisor' : 'agent';
    page.on('request', (sent) => {
      const { pathname } = new URL(sent.url());
      const id = sent.headers()['idempotency-key'];
      if (id !== undefined) this.#last = { path: pathname, id, body: sent.postData() ?? '{}' };
    });
  }

  /** Logs on as the log-on page does, and opens the desk that it leads to. */
  static async open(context: BrowserContext, request: SeatRequest): Promise<PageSeat> {
    const { person, application, server, book, tell } = request;
    context.setDefaultTimeout(clicksWithinMs);
    const [page, loggedOn] = await Promise.all([
      context.newPage(),
      context.request.post(`${server.url}/api/session`, { data: { person, application } }),
    ]);
    if (!loggedOn.ok()) throw new Error(`The log-on of ${person} was refused: ${await loggedOn.text()}`);
    const frames = new PageFrames(page);
    await page.goto(`${server.url}/${isSupervisorApplication(application) ? 'supervisor' : 'agent'}`);
    await connected(page);
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const shadow = await DeskSeat.open({ person, line: httpLine(server.url, cookie, application), book, tell });
    return new PageSeat(request, context, page, frames, shadow);
  }

  async look(): Promise<Sight> {
    const more = this.#page.locator('[data-test="more"]');
    if ((await more.count()) > 0) await more.click();
    return this.#page.evaluate(readPage);
  }

  async aim(verb: Verb): Promise<Aimed> {
    if (verb.verb === 'draft') return { send: () => this.#writeAndClose(verb.interaction, verb.text) };
    if (verb.verb === 'repeat') {
      if (!this.#last) throw new Impossible('There is no last command to repeat.');
      const { body } = this.#last;
      const changed = verb.text === undefined ? body : JSON.stringify({ ...JSON.parse(body), text: verb.text });
      const sent = { ...this.#last, body: changed };
      return { send: () => postFrom(this.#page, this.#desk, sent) };
    }
    if ('anyway' in verb && verb.anyway) {
      const { type, body } = aimAt(verb, this.#shadow.watch, this.#book);
      const sent = { path: `/api/commands/${type}`, id: randomUUID(), body: JSON.stringify(body) };
      return { send: () => postFrom(this.#page, this.#desk, sent) };
    }
    const control = await controlFor(this.#page, verb);
    return control ? heldClick(this.#page, control) : { send: async () => undefined };
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

  async catchUp(): Promise<void> {
    await this.#shadow.catchUp();
    await this.#frames.reach(this.#shadow.watch.seqs);
  }

  async close(): Promise<void> {
    this.#shadow.close();
    await this.#context.close();
  }

  async #writeAndClose(interaction: string, text: string): Promise<undefined> {
    await openDraft(this.#page, interaction);
    const dialog = dialogAt(this.#page, interaction);
    await dialog.locator('[data-test="text"]').fill(text);
    await dialog.locator('[data-test="close"]').click();
  }
}

const connected = (page: Page) =>
  page.locator('[data-test="connection"][data-state="connected"]').waitFor({ state: 'attached' });
