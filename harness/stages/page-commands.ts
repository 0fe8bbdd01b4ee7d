/**
 * How commands leave a page: by a click whose command is held back until it may go, so that several people's go at the
 * same time or in a given order; or past the desk's own guard, in the page's session.
 */
import type { Page, Route } from 'playwright-core';
import type { Answer } from '../../machines/messages.ts';
import { answerSchema } from '../../machines/messages.ts';
import { problem } from '../../machines/wire.ts';
import type { Aimed } from '../runner/stage.ts';
import type { Control } from './page-aiming.ts';

/** A command as a page sends it. */
export interface Sent {
  path: string;
  id: string;
  body: string;
}

export function heldClick(page: Page, { type, click }: Control): Aimed {
  let caught: Promise<Route> | undefined;
  const ready = async () => {
    if (caught) return;
    const { promise, resolve } = Promise.withResolvers<Route>();
    caught = promise;
    await page.route(`**/api/commands/${type}`, resolve, { times: 1 });
    await click.click();
    await promise;
  };
  return {
    ready,
    send: async () => {
      await ready();
      const answer = page.waitForResponse((response) => response.url().endsWith(`/api/commands/${type}`));
      await (await caught)?.continue();
      return answerIn(await (await answer).json());
    },
  };
}

export async function postFrom(page: Page, desk: string, { path, id, body }: Sent): Promise<Answer> {
  const said = await page.evaluate(
    async ([to, key, text, from]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'handraise-desk': from };
      return (await fetch(to, { method: 'POST', headers, body: text })).json() as Promise<unknown>;
    },
    [path, id, body, desk] as const,
  );
  return answerIn(said);
}

export function answerIn(said: unknown): Answer {
  const answer = answerSchema.safeParse(said);
  if (answer.success) return answer.data;
  const { code, by, outcome } = problem.parse(said);
  return { refused: code, ...(by && { by }), ...(outcome && { outcome }) };
}
