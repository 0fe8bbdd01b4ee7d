/**
 * The main job in plain sentences, without actors, messages or order: what one call, two agents and two supervisors would
 * do if everything happened at once. The charts are compared with it command by command.
 */
import type { Answer } from '../../machines/messages.ts';

export type AgentName = 'alice' | 'bob';
export type SupervisorName = 'sue' | 'sam';

interface Request {
  id: string;
  asker: AgentName;
  state: 'waiting' | 'helped' | 'unattended';
  /** Who was first in this round. */
  first: SupervisorName | undefined;
  ignored: Set<SupervisorName>;
  /** Showings, numbered as they were given. */
  shown: Map<SupervisorName, number>;
  showings: number;
  lines: number;
}

const done: Answer = { done: true };
const refused = (code: Extract<Answer, { refused: unknown }>['refused'], more: object = {}): Answer => ({
  refused: code,
  ...more,
});

export class PlainModel {
  supervising = new Set<SupervisorName>();
  conversation: 'alerting' | 'connected' | 'held' | 'disconnected' = 'connected';
  owner: AgentName = 'alice';
  opened = 0;
  active: Request | undefined;

  /** Shows the request to everyone supervising who has not ignored it; the others' toasts are gone. */
  #show(): void {
    const request = this.active;
    if (!request) return;
    if (request.state === 'helped') request.shown.clear();
    if (request.state === 'helped') return;
    for (const who of [...request.shown.keys()]) if (!this.supervising.has(who)) request.shown.delete(who);
    for (const who of [...this.supervising].sort()) {
      if (!request.ignored.has(who) && !request.shown.has(who)) request.shown.set(who, ++request.showings);
    }
  }

  ask(who: AgentName, text: string): Answer {
    if (text.trim() === '') return refused('textEmpty');
    if (text.trim().length > 2_000) return refused('textTooLong');
    if (this.owner !== who) return refused('notYourInteraction');
    if (this.active) return refused('alreadyActive');
    if (this.conversation !== 'connected' && this.conversation !== 'held') return refused('stateNotPermitted');
    if (this.supervising.size === 0) return refused('noSupervisorLoggedOn');
    const id = `c1.${++this.opened}`;
    this.active = {
      id,
      asker: who,
      state: 'waiting',
      first: undefined,
      ignored: new Set(),
      shown: new Map(),
      showings: 0,
      lines: 1,
    };
    this.#show();
    return { done: true, request: id };
  }

  /** The toast that a supervisor would click: the open one, or one that never was. */
  toast(who: SupervisorName): string {
    return `${this.active?.id ?? `c1.${Math.max(1, this.opened)}`}/${who}/${this.active?.shown.get(who) ?? 99}`;
  }

  #click(who: SupervisorName, act: (request: Request) => void): Answer {
    if (!this.supervising.has(who)) return refused('notLoggedOn');
    if (this.opened === 0) return refused('unknownRequest');
    const request = this.active;
    if (!request) return refused('requestDone');
    if (request.state === 'helped') return refused('alreadyTaken', { by: request.first });
    if (!request.shown.has(who)) return refused('toastClosed');
    act(request);
    this.#show();
    return { done: true, request: request.id };
  }

  accept(who: SupervisorName): Answer {
    return this.#click(who, (request) => {
      request.state = 'helped';
      request.first = who;
    });
  }

  ignore(who: SupervisorName): Answer {
    return this.#click(who, (request) => {
      request.ignored.add(who);
      request.shown.delete(who);
    });
  }

  say(who: AgentName | SupervisorName): Answer {
    const isAgent = who === 'alice' || who === 'bob';
    if (!isAgent && !this.supervising.has(who)) return refused('notLoggedOn');
    if (this.opened === 0) return refused('unknownRequest');
    if (!this.active) return refused('requestDone');
    const mayTalk = isAgent ? this.active.asker === who : this.active.state === 'helped' && this.active.first === who;
    if (!mayTalk) return refused('notParticipant');
    this.active.lines++;
    return { done: true, request: this.active.id };
  }

  /** `lastAsker`: who asked for the last request, if there was one. */
  done(who: AgentName, lastAsker: AgentName | undefined): Answer {
    if (this.opened === 0) return refused('unknownRequest');
    if (who !== (this.active?.asker ?? lastAsker)) return refused('notInitiator');
    if (!this.active) return refused('requestDone');
    const { id } = this.active;
    this.active = undefined;
    return { done: true, request: id };
  }

  logOn(who: SupervisorName): Answer {
    this.supervising.add(who);
    this.#show();
    return done;
  }

  logOff(who: SupervisorName): Answer {
    if (!this.supervising.delete(who)) return done;
    const request = this.active;
    request?.ignored.delete(who);
    if (request?.state === 'helped' && request.first === who) {
      Object.assign(request, { state: 'unattended', first: undefined });
      request.ignored.clear();
    }
    this.#show();
    return done;
  }

  move(to: 'connected' | 'held'): Answer {
    if (this.conversation === 'disconnected' || this.conversation === to) return refused('stateNotPermitted');
    if (this.conversation === 'alerting' && to === 'held') return refused('stateNotPermitted');
    this.conversation = to;
    return done;
  }

  transfer(to: AgentName): Answer {
    if (this.conversation === 'disconnected' || this.owner === to) return refused('stateNotPermitted');
    this.owner = to;
    this.conversation = 'alerting';
    this.active = undefined;
    return done;
  }

  disconnect(): Answer {
    this.conversation = 'disconnected';
    this.active = undefined;
    return done;
  }
}
