/** A person's session on a server: commands over HTTP, frames over a WebSocket, as a desk speaks. */
import WebSocket from 'ws';
import * as z from 'zod/mini';
import type { Application, DeskApplication } from '../../machines/commands.ts';
import { isSupervisorApplication } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import { answerSchema, outcome } from '../../machines/messages.ts';
import { frame, problem } from '../../machines/wire.ts';
import type { Line } from './desk-seat.ts';
import type { PastTold } from './past.ts';
import { pastTold } from './past.ts';

/** Transport, not domain time: a server that says nothing for so long is broken. */
const answersWithinMs = 15_000;
const closesWithinMs = 1_000;

export async function call(url: string, path: string, init: RequestInit): Promise<Response> {
  const signal = AbortSignal.timeout(answersWithinMs);
  const headers = { origin: url, 'content-type': 'application/json', ...init.headers };
  return fetch(url + path, { ...init, headers, signal });
}

export async function answerOf(response: Response): Promise<Answer> {
  const said: unknown = await response.json();
  if (response.ok) return answerSchema.parse(said);
  const { code, by, outcome: ended } = problem.parse(said);
  return { refused: code, ...(by && { by }), ...(ended && { outcome: ended }) };
}

export async function logOnOverHttp(url: string, person: string, application: DeskApplication): Promise<string> {
  const response = await call(url, '/api/session', { method: 'POST', body: JSON.stringify({ person, application }) });
  if (!response.ok) throw new Error(`The log-on of ${person} was refused: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** As the server tells desks apart, each with a cookie of its own. */
export type DeskKind = 'agent' | 'supervisor' | 'embed';

export function deskOf(application: Application, isEmbedded = false): DeskKind {
  if (isSupervisorApplication(application)) return 'supervisor';
  return isEmbedded ? 'embed' : 'agent';
}

export function httpLine(url: string, cookie: string, desk: DeskKind): Line {
  const headers = { cookie, 'handraise-desk': desk };
  let socket: WebSocket | undefined;
  return {
    async post({ id, type, body }) {
      const init = { method: 'POST', headers: { ...headers, 'idempotency-key': id }, body: JSON.stringify(body) };
      return answerOf(await call(url, `/api/commands/${type}`, init));
    },
    async open(receive) {
      const former = socket;
      const opened = new WebSocket(`${url.replace('http', 'ws')}/live?desk=${desk}`, {
        headers: { cookie, origin: url },
      });
      socket = opened;
      opened.on('message', (data) => receive(frame.parse(JSON.parse(String(data)))));
      await new Promise<void>((resolve, reject) => {
        opened.once('open', resolve);
        opened.once('error', reject);
      });
      opened.on('error', () => {});
      // Only now, so that the session is never without a connection.
      former?.close();
    },
    hello: (hello) => socket?.send(JSON.stringify(hello)),
    mark: (mark) => socket?.send(JSON.stringify(mark)),
    async endSession() {
      await call(url, '/api/session', { method: 'DELETE', headers, body: '{}' });
    },
    past: (interaction) => pastOverHttp((path) => call(url, path, { headers }), interaction),
    close: () => closed(socket),
  };
}

const found = z.object({
  requests: z.array(
    z.object({
      request: z.string(),
      agent: z.string(),
      outcome: z.nullable(outcome),
      responsible: z.nullable(z.string()),
      openedAt: z.string(),
      respondedAt: z.nullable(z.string()),
    }),
  ),
});
const step = z.object({ at: z.string(), by: z.nullable(z.string()), event: z.looseObject({ type: z.string() }) });
const whole = z.object({ timeline: z.array(step) });

async function pastOverHttp(
  get: (path: string) => Promise<Response>,
  interaction: string,
): Promise<PastTold | undefined> {
  const { requests } = found.parse(await (await get('/api/requests?limit=200')).json());
  const row = requests.find(({ request }) => request.startsWith(`${interaction}.`));
  if (!row) return undefined;
  const { timeline } = whole.parse(await (await get(`/api/requests/${row.request}`)).json());
  return pastTold(row, timeline);
}

/** Politely, so that the server knows of it when this resolves; or, if it is not there any more, at once. */
async function closed(socket: WebSocket | undefined): Promise<void> {
  if (!socket || socket.readyState === WebSocket.CLOSED) return;
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => socket.terminate(), closesWithinMs);
    socket.once('close', () => {
      clearTimeout(late);
      resolve();
    });
    socket.close();
  });
}
