/**
 * The guides as they are walked by somebody who knows nothing else: what is pressed and read goes by the words of a guide,
 * which has to have them. No `data-test` here.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { boldOf, keysOf, pageAt } from '../docs/pages.ts';
import { Centre } from './centre.ts';

/** A walk is long, and each desk is loaded anew. */
vi.setConfig({ testTimeout: 60_000 });

let centre: Centre;
beforeAll(async () => {
  centre = await Centre.open();
}, 60_000);
afterAll(async () => centre?.close());

/** Somebody at a desk with a guide in hand. */
class Reader {
  readonly page: Page;
  readonly #words: readonly string[];
  readonly #keys: readonly string[];

  constructor(page: Page, guide: string) {
    this.page = page;
    const read = pageAt(`docs/guides/${guide}.md`);
    // A section of a guide may be called as the place of the desk is.
    const headings = [...read.text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);
    this.#words = [...boldOf(read), ...headings];
    this.#keys = keysOf(read);
  }

  static async logOn(name: string, application: string, guide: string): Promise<Reader> {
    const reader = new Reader(await centre.page(), guide);
    await reader.page.goto(centre.url);
    await reader.page.getByRole('button', { name: `${name}, ${reader.says(application)}`, exact: true }).click();
    return reader;
  }

  /** The words, if the guide has them. */
  says(words: string): string {
    expect(this.#words, 'the guide says so').toContain(words);
    return words;
  }

  async press(words: string): Promise<void> {
    await this.page
      .getByRole('button', { name: this.says(words), exact: true })
      .first()
      .click();
  }

  /** What looks like a button and leads to another place. */
  async follow(words: string): Promise<void> {
    await this.page
      .getByRole('link', { name: this.says(words), exact: true })
      .first()
      .click();
  }

  async key(name: string): Promise<void> {
    expect(this.#keys, 'the guide has that key').toContain(name);
    await this.page.keyboard.press(name.replace('Ctrl+', 'Control+').replace('Esc', 'Escape'));
  }

  async goTo(place: string): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: this.says(place) })
      .click();
  }

  /** Waits until it can be read. */
  async reads(words: string): Promise<void> {
    // A heading counts too what stands below it.
    const heading = this.page.getByRole('heading', { name: this.says(words) });
    await this.page.getByText(words, { exact: true }).or(heading).filter({ visible: true }).first().waitFor();
  }

  /** Writes where the caret is. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }
}

test('an agent asks, is helped, keeps the request in the background, ends it, and asks again', async () => {
  await centre.connect('g1', 'alice', 'Clara Fischer', 'chat');
  const sue = await Reader.logOn('Sue Smith', 'Interaction Supervisor', 'supervisor');
  const sam = await Reader.logOn('Sam Stone', 'IC Business Manager', 'supervisor');
  const alice = await Reader.logOn('Alice Adams', 'Interaction Desktop', 'agent');
  await alice.reads('My Interactions');

  await alice.press('Assistance');
  await alice.page.getByLabel('Reason').selectOption({ index: 1 });
  await alice.page.getByRole('switch', { name: 'Urgent' }).click();
  await alice.page.getByRole('textbox').fill('May I refund more than my limit?');
  await alice.key('Esc');
  await alice.reads('Draft');
  await alice.page.reload();
  await alice.page.getByText('Draft', { exact: true }).click();
  expect(await alice.page.getByRole('textbox').inputValue()).toBe('May I refund more than my limit?');
  await alice.key('Ctrl+Enter');
  await alice.reads('Sent – seen by Sam Stone and Sue Smith');

  await sue.reads('Urgent');
  await sue.reads('Context');
  await sue.reads('Also asked: Sam Stone (has seen it)');
  await sue.key('n');
  await sue.key('r');
  await sue.write('Up to the fare, yes.');
  await sue.press('Reply');
  await alice.reads('Sue Smith is helping');
  await sue.reads('Read by Alice Adams');
  await sam.page.getByText('Taken by Sue Smith').first().waitFor();

  await alice.key('F6');
  await alice.write('Thank you.');
  await alice.press('Send');
  await alice.reads('Read by Sue Smith');
  await alice.key('Esc');
  await alice.press('Keep in background');
  await alice.page.getByRole('button', { name: 'Sue Smith is helping' }).click();
  await alice.press('Done');
  await alice.press('Ask again');
  await alice.write('And the hotel?');
  await alice.press('Send');
  await alice.reads('Sent – seen by Sam Stone and Sue Smith');
  await alice.press('Done');
  await alice.reads('Withdrawn before anybody helped');
});

test('a supervisor accepts, hands over, looks at the wall and the history by keys, and joins again', async () => {
  await centre.connect('g2', 'bob', 'Jonas Okafor');
  const sue = await Reader.logOn('Sue Smith', 'Interaction Supervisor', 'supervisor');
  const sam = await Reader.logOn('Sam Stone', 'Interaction Supervisor', 'supervisor');
  await sue.reads('Requests I am helping with');
  const bob = await Reader.logOn('Bob Brown', 'Interaction Desktop', 'agent');
  await bob.press('Assistance');
  await bob.write('He has been on hold twice already.');
  await bob.press('Send');
  await bob.reads('Sent – seen by Sam Stone and Sue Smith');

  await sue.reads('Accept');
  await sue.key('n');
  await sue.key('a');
  await bob.reads('Sue Smith is helping');
  await sue.press('Hand over …');
  await sue.page.getByRole('button', { name: 'Sam Stone', exact: true }).click();
  await sam.reads('Hand over …');

  await sue.page.locator('body').click({ position: { x: 2, y: 400 } });
  await sue.key('w');
  await sue.reads('Read out how things stand');
  await sue.page.getByRole('button', { name: 'Join the request of Bob Brown' }).first().click();
  await sue.press('Leave');
  await sue.page.locator('body').click({ position: { x: 2, y: 400 } });
  await sue.key('h');
  await sue.reads('Words that were written');
  await sue.reads('Download as CSV');
  await sue.key('?');
  await sue.reads('Show these keys');
});

test('an administrator changes a workgroup, reads that it is saved, and finds the change and the file', async () => {
  const ada = await Reader.logOn('Ada Lovell', 'Administration', 'administrator');
  await ada.page.getByRole('link', { name: 'bookings' }).click();
  for (const field of [
    'Supervisors',
    'Escalation supervisors',
    'Remind every',
    'Reasons',
    'May be asked about while',
  ]) {
    await ada.reads(field);
  }
  await ada.page.getByLabel('Escalate after').first().fill('2');
  await ada.press('Save');
  await ada.page.getByText('Saved.', { exact: true }).waitFor();
  await ada.goTo('People');
  await ada.follow('Add');
  for (const field of ['User id', 'Agent', 'Supervisor', 'Administrator', 'Reads transcripts', 'Designer', 'QA']) {
    await ada.reads(field);
  }
  await ada.goTo('Changes');
  await ada.reads('By whom');
  await ada.page.getByText('Ada Lovell').nth(1).waitFor();
  await ada.goTo('Site');
  await ada.reads('Download site.yaml');
  await ada.reads('See what it would change');
});

test('QA finds a scenario, runs it, and looks at what a step showed', async () => {
  const quinn = await Reader.logOn('Quinn Quade', 'Scenarios', 'qa');
  await quinn.page.getByLabel(quinn.says('Find by words or @tag')).fill('Alice asks and Sue helps');
  await quinn.reads('Last verdict');
  await quinn.page.getByLabel(quinn.says('Model')).check();
  await quinn.press('Run these');
  await quinn.reads('Repeat it with');
  await quinn.page.getByRole('button', { name: /Sue accepts the request on call c1/ }).click();
  await quinn.press('Latest');
  await quinn.page.getByRole('link', { name: quinn.says('Step through it') }).waitFor();
  await quinn.follow('Edit');
  await quinn.reads('What a script may say');
  await quinn.page.getByRole('switch', { name: quinn.says('Plain text field') }).click();
  await quinn.page.getByRole('textbox', { name: /Script of/ }).waitFor();
  await quinn.press('Run this scenario');
  await quinn.reads('Repeat it with');
});

test('QA records what two people do, and reads it as a scenario', async () => {
  await centre.connect('g4', 'deepak', 'Ines Duarte');
  const quinn = await Reader.logOn('Quinn Quade', 'Scenarios', 'qa');
  await quinn.goTo('Record');
  await quinn.press('Record');
  await quinn.page.getByText('Nobody has done anything yet.').waitFor();
  const deepak = await Reader.logOn('Deepak Desai', 'Interaction Desktop', 'agent');
  const sue = await Reader.logOn('Sue Smith', 'Interaction Supervisor', 'supervisor');
  await sue.reads('Requests I am helping with');
  await deepak.press('Assistance');
  await deepak.write('Is an upgrade possible?');
  await deepak.press('Send');
  await sue.press('Accept');
  await deepak.reads('Sue Smith is helping');
  await deepak.press('Done');
  await quinn.press('Stop and write the scenario');
  await quinn.page.getByText('Deepak presses Done').first().waitFor();
  for (const button of ['Copy', 'Download', 'Open in the editor']) {
    await quinn.page.getByRole('button', { name: quinn.says(button), exact: true }).waitFor();
  }
});

test('a designer watches an actor, goes back in time, follows messages, and looks at coverage', async () => {
  await centre.connect('g3', 'alice', 'Mei Tanaka');
  const dora = await Reader.logOn('Dora Dalgaard', 'Statecharts', 'designer');
  await dora.page.getByText('Alice Adams').first().click();
  await dora.reads('Context');
  await dora.press('Show all');
  await dora.press('Pause');
  await dora.goTo('Back in time');
  for (const step of ['To the first turn', 'One turn forward', 'One turn back', 'To the last turn', 'Play'])
    await dora.press(step);
  for (const part of ['The message', 'What it did', 'What changed', 'On their way to it']) await dora.reads(part);
  await dora.goTo('Sequence');
  for (const button of ['Time of day', 'From the first', 'Copy Mermaid']) await dora.press(button);
  await dora.goTo('Coverage');
  await dora.page.getByText(dora.says('Never taken')).first().waitFor();
});
