/**
 * Sends commands and repeats each under its own id until there is an answer, also over a page refresh, so that nothing is
 * lost or doubled (R-IDEMPOTENT). Does not judge commands: every refusal comes from the server.
 */
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Outcome } from '../../machines/messages.ts';
import type { RefusalCode } from '../../machines/refusals.ts';
import { refusals } from '../../machines/refusals.ts';
import { problem } from '../../machines/wire.ts';
import { backoffMs, waitMs } from './backoff.ts';
import type { Fetch } from './desk-fetch.ts';
import { newId } from './ids.ts';

export interface Refused {
  refused: RefusalCode;
  by?: string | undefined;
  outcome?: Outcome | undefined;
}
export type Answer = { done: true; request?: string } | Refused;
export const isRefused = (answer: Answer): answer is Refused => 'refused' in answer;

/** A command without an answer yet. */
interface Unanswered {
  id: string;
  type: CommandType;
  body: unknown;
}

export interface SenderOptions {
  fetch: Fetch;
  /** Where unanswered commands outlive a refresh. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Whose they are: another person in the same tab must not send them. */
  owner: string;
  wait?: (ms: number) => Promise<void>;
  onLoggedOff?: () => void;
}

/** A request that takes longer is given up and repeated. */
const answerTimeoutMs = 10_000;
const unansweredMax = 100;

/** A problem that is not in the catalogue: below 500 it would only be the same again. */
function strange(status: number): { code: RefusalCode; by?: undefined; outcome?: undefined } {
  return { code: status < 500 ? 'invalidMessage' : 'unavailable' };
}

export class CommandSender {
  readonly #options: SenderOptions;
  readonly #unanswered = new Map<string, Unanswered>();

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Resolves with the one answer, however long the server is away; `overloaded` at once if too many wait already. */
  async send<Type extends CommandType>(type: Type, body: CommandBody<Type>, id = newId()): Promise<Answer> {
    if (this.#unanswered.size >= unansweredMax) return { refused: 'overloaded' };
    this.#unanswered.set(id, { id, type, body });
    this.#keep();
    try {
      for (let failures = 0; ; failures++) {
        const answer = await this.#attempt(type, body, id);
        if (answer) return answer;
        await (this.#options.wait ?? waitMs)(backoffMs(failures));
      }
    } finally {
      this.#unanswered.delete(id);
      this.#keep();
    }
  }

  /** Sends again what an earlier page of this browser session left unanswered. `report` hears of each answer. */
  resume(report: (type: CommandType, body: unknown, answer: Answer) => void): void {
    for (const { id, type, body } of this.#kept()) {
      void this.send(type, body as CommandBody<typeof type>, id).then((answer) => report(type, body, answer));
    }
  }

  /** Undefined: it may or may not have happened, so it has to be sent again. */
  async #attempt(type: CommandType, body: unknown, id: string): Promise<Answer | undefined> {
    try {
      const response = await this.#options.fetch(`/api/commands/${type}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(answerTimeoutMs),
      });
      const said: unknown = await response.json();
      if (response.ok) return said as Answer;
      const { code, by, outcome } = problem.safeParse(said).data ?? strange(response.status);
      if (!refusals[code].definite) return undefined;
      if (code === 'notAuthenticated') this.#options.onLoggedOff?.();
      return { refused: code, by, outcome };
    } catch {
      // No network, a proxy's page instead of ours, or too late an answer.
      return undefined;
    }
  }

  get #key() {
    return `unanswered/${this.#options.owner}`;
  }

  #keep(): void {
    const { storage } = this.#options;
    try {
      if (this.#unanswered.size === 0) storage.removeItem(this.#key);
      else storage.setItem(this.#key, JSON.stringify([...this.#unanswered.values()]));
    } catch {
      // Full or forbidden storage only means that a refresh forgets.
    }
  }

  #kept(): Unanswered[] {
    try {
      return JSON.parse(this.#options.storage.getItem(this.#key) ?? '[]') as Unanswered[];
    } catch {
      return [];
    }
  }
}
