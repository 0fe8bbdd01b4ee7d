/**
 * The requests that a supervisor helps with, and those that have ended until they are dismissed; which one is in front.
 * Knows views and events; draws nothing and sends nothing.
 */
import type { Views } from '../../../machines/desk.ts';
import { helpingRows } from '../../../machines/desk.ts';
import { interactionOf } from '../../../machines/names.ts';
import type { InteractionView, RequestView, SupervisorView } from '../../../machines/wire.ts';
import type { HelpingEnd } from '../../words/closing.ts';

export interface HelpedRequest {
  id: string;
  /** Missing only if the server never showed it. */
  request: RequestView | undefined;
  interaction: InteractionView | undefined;
  /** Why helping ended; undefined while it goes on. */
  ended: HelpingEnd | undefined;
}

/** Ended requests on screen. */
const endedMax = 10;

export class HelpedRequests {
  #known = new Set<string>();
  readonly #ended = new Map<string, HelpingEnd>();
  #front: string | undefined;

  get front(): string | undefined {
    return this.#front;
  }

  toFront(request: string): void {
    this.#front = request;
  }

  end(request: string, cause: HelpingEnd): void {
    this.#ended.set(request, cause);
    for (const old of [...this.#ended.keys()].slice(0, -endedMax)) this.dismiss(old);
  }

  dismiss(request: string): void {
    this.#ended.delete(request);
    if (this.#front === request) this.#front = [...this.#known].at(-1);
  }

  /** Takes note of what the view shows now; one that went away while this desk was away has ended too. */
  follow(view: SupervisorView): void {
    const now = new Set(Object.keys(view.helping));
    for (const request of now) {
      this.#ended.delete(request);
      if (!this.#known.has(request)) this.#front = request;
    }
    for (const request of this.#known)
      if (!now.has(request) && !this.#ended.has(request)) this.end(request, 'released');
    this.#known = now;
  }

  shown(view: SupervisorView, views: Views): HelpedRequest[] {
    const active = helpingRows(views, view).map(({ request, interaction }) => ({
      id: request.request,
      request,
      interaction,
      ended: undefined,
    }));
    const ended = [...this.#ended].map(([id, cause]) => ({
      id,
      request: views.get(`request/${id}`) as RequestView | undefined,
      interaction: views.get(`interaction/${interactionOf(id)}`) as InteractionView | undefined,
      ended: cause,
    }));
    return [...active, ...ended];
  }
}
