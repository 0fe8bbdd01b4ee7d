import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Centre } from './centre.ts';

let centre: Centre;
let alice: Page;
let sue: Page;
/** Every journey has an interaction of its own. */
let count = 0;
let id: string;

beforeAll(async () => {
  centre = await Centre.open();
  alice = await centre.desk('alice', 'client');
  sue = await centre.desk('sue', 'supervisor');
}, 60_000);
afterAll(async () => centre?.close());
beforeEach(async () => {
  if (id) await centre.acd('interaction.disconnect', { interaction: id });
  id = `a${++count}`;
  await centre.connect(id, 'alice', `Customer ${count}`);
  await alice.click(`[data-interaction="${id}"] [data-test="assist"]`);
});

const dialog = (more = '') => `[data-test="dialog"][data-interaction="${id}"]${more}`;
const toast = (more = '') => `[data-test="toast"][data-request="${id}.1"]${more}`;

/** Holds the ask of Alice's desk back until it may go. */
async function holdAsk() {
  const { promise, resolve } = Promise.withResolvers<void>();
  await alice.route(
    '**/api/commands/ask',
    async (route) => {
      await promise;
      await route.continue();
    },
    { times: 1 },
  );
  return resolve;
}

describe('an urgent request', () => {
  test('is marked on both desks and announced at once', async () => {
    await alice.click(dialog(' [data-test="urgent"]'));
    await alice.waitForSelector(dialog(' [data-test="urgent"][aria-checked="true"]'));
    await alice.fill(dialog(' [data-test="text"]'), 'The customer is threatening me.');
    await alice.click(dialog(' [data-test="send"]'));
    await sue.waitForSelector(toast('[data-urgency="urgent"] .chip.bad'));
    expect(await sue.textContent('hr-toast-stack [role="alert"]')).toBe(
      'Urgent: Alice Adams asks for assistance, bookings',
    );
    await sue.waitForSelector(`[data-test="list-row"][data-request="${id}.1"][data-urgency="urgent"]`);
    await alice.waitForSelector(dialog(' .chip.bad'));
  });

  test('stays urgent over a refresh before it is sent, with its reason', async () => {
    await alice.click(dialog(' [data-test="urgent"]'));
    await alice.selectOption(dialog(' [data-test="reason"]'), { index: 1 });
    const reason = await alice.inputValue(dialog(' [data-test="reason"]'));
    await alice.reload();
    await alice.click(`[data-interaction="${id}"] [data-test="assist"]`);
    await alice.waitForSelector(dialog(' [data-test="urgent"][aria-checked="true"]'));
    await expect.poll(() => alice.inputValue(dialog(' [data-test="reason"]'))).toBe(reason);
    await alice.fill(dialog(' [data-test="text"]'), 'Please look at this.');
    await alice.click(dialog(' [data-test="send"]'));
    const label = await sue.waitForSelector(toast(' .facts .reason'));
    expect(await label.textContent()).not.toBe('');
    // The next one begins without them.
    await alice.click(dialog(' [data-test="done"]'));
    await alice.click(dialog(' [data-test="again"]'));
    await alice.waitForSelector(dialog(' [data-test="urgent"][aria-checked="false"]'));
    expect(await alice.inputValue(dialog(' [data-test="reason"]'))).toBe('');
  });

  test('is no assertive announcement if it is a normal one', async () => {
    await alice.fill(dialog(' [data-test="text"]'), 'No hurry.');
    await alice.click(dialog(' [data-test="send"]'));
    await sue.waitForSelector(toast('[data-urgency="normal"]'));
    expect(await sue.textContent('hr-toast-stack [role="alert"]')).toBe('');
    expect(await sue.textContent('hr-toast-stack [role="status"]')).toContain('Alice Adams asks for assistance');
  });
});

describe('an ask that is withdrawn', () => {
  test('before the server has heard of it ends as soon as it has', async () => {
    const release = await holdAsk();
    await alice.fill(dialog(' [data-test="text"]'), 'Never mind');
    await alice.click(dialog(' [data-test="send"]'));
    await alice.waitForSelector(dialog('[data-state="asking"]'));
    const cancelled = alice.waitForResponse('**/api/commands/cancel');
    await alice.click(dialog(' [data-test="cancel"]'));
    expect((await cancelled).status()).toBe(404);
    expect(await alice.textContent(dialog(' .standing [role="status"]'))).toBe('Withdrawing …');
    release();
    await alice.waitForSelector(dialog('[data-state="done"][data-outcome="withdrawn"]'));
    await expect.poll(() => sue.locator(toast()).count()).toBe(0);
  });

  test('when it has opened meanwhile ends the request', async () => {
    const bob = await centre.page();
    let isDeaf = false;
    const missed: (string | Buffer)[] = [];
    let hear: (message: string | Buffer) => void = () => undefined;
    await bob.routeWebSocket(/\/live/, (socket) => {
      hear = (message) => socket.send(message);
      const server = socket.connectToServer();
      server.onMessage((message) => (isDeaf ? void missed.push(message) : socket.send(message)));
    });
    await bob.goto(centre.url);
    await bob.click('[data-test="persona"][data-person="bob"][data-application="client"]');
    await centre.connect('deaf', 'bob', 'Somebody');
    await bob.click('[data-interaction="deaf"] [data-test="assist"]');
    isDeaf = true;
    // Sent and taken, but Bob's desk never hears the answer.
    const { promise: never } = Promise.withResolvers<void>();
    await bob.route('**/api/commands/ask', (route) => route.fetch().then(() => never), { times: 1 });
    const asked = bob.waitForRequest('**/api/commands/ask');
    await bob.fill('[data-test="text"]', 'Never mind');
    await bob.click('[data-test="send"]');
    await sue.waitForSelector('[data-test="toast"][data-request="deaf.1"]');
    const cancel = bob.waitForRequest('**/api/commands/cancel');
    await bob.click('[data-test="cancel"]');
    const ask = (await asked).headers()['idempotency-key'];
    expect((await cancel).postDataJSON()).toEqual({ interaction: 'deaf', ask });
    await sue.waitForSelector('[data-test="toast"][data-request="deaf.1"]', { state: 'detached' });
    isDeaf = false;
    for (const message of missed) hear(message);
    await bob.waitForSelector('[data-test="dialog"][data-state="done"][data-outcome="withdrawn"]');
  });
});

test('nothing that the pages do is against the content security policy', () => {
  expect(centre.complaints).toEqual([]);
});
