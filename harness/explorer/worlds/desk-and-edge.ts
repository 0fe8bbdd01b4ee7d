/**
 * A person's desk and the edge of the server that it talks to, as small as they can be: the desk sends a command until it is
 * answered, and folds events by their numbers; the edge takes a command once and keeps its answer and every event.
 */
import type { Answer, FeedEvent } from '../../../machines/messages.ts';
import type { Behaviour, Effect, Said } from '../world.ts';

/** A command as the chart hears it. */
export interface Command extends Said {
  command: string;
}

export interface DeskContext {
  [key: string]: unknown;
  /** Sent and not answered. */
  pending: Record<string, Command>;
  answers: Record<string, Answer>;
  /** Number of the last event that was folded. */
  seq: number;
  view: unknown;
}

export interface EdgeContext {
  [key: string]: unknown;
  taken: string[];
  answers: Record<string, Answer>;
  /** Every event of the person's topic since the beginning, the first one number 1. */
  events: FeedEvent[];
  view: unknown;
}

export type DeskHears =
  | { type: 'click'; message: Command }
  | { type: 'send again'; command: string }
  | { type: 'page lost' }
  | { type: 'answered'; command: string; answer: Answer }
  | { type: 'event'; seq: number; event: FeedEvent }
  | { type: 'snapshot'; seq: number; view: unknown }
  | { type: 'closed' };

export type EdgeHears =
  | { type: 'command'; message: Command }
  | { type: 'decided'; command: string; answer: Answer }
  | { type: 'published'; event: FeedEvent }
  /** What the desk has; null: nothing at all. */
  | { type: 'hello'; seq: number | null }
  | { type: 'cut' };

interface Folding {
  start: unknown;
  fold(view: unknown, event: Said): unknown;
}

const tell = (to: string, message: DeskHears | EdgeHears | Command): Effect => ({ type: 'tell', to, message });

export function desk(edge: string, { start, fold }: Folding): Behaviour {
  const begin: DeskContext = { pending: {}, answers: {}, seq: 0, view: start };
  const command = (message: Command) => tell(edge, { type: 'command', message });
  return {
    start: { value: 'open', context: begin },
    turn(state, said) {
      const context = state.context as DeskContext;
      const message = said as DeskHears;
      const becomes = (change: Partial<DeskContext>, ...effects: Effect[]) => ({
        state: { value: 'open', context: { ...context, ...change } },
        effects,
      });
      switch (message.type) {
        case 'click':
          return becomes(
            { pending: { ...context.pending, [message.message.command]: message.message } },
            command(message.message),
          );
        case 'send again': {
          const pending = context.pending[message.command];
          return becomes({}, ...(pending ? [command(pending)] : []));
        }
        case 'page lost':
          return becomes({ ...begin, view: null }, tell(edge, { type: 'hello', seq: null }));
        case 'closed': {
          // What was not answered is sent once more under its id: it may have been done or not (R-IDEMPOTENT).
          const again = Object.values(context.pending).map(command);
          return becomes({}, tell(edge, { type: 'hello', seq: context.view === null ? null : context.seq }), ...again);
        }
        case 'answered': {
          const { [message.command]: _, ...pending } = context.pending;
          return becomes({ pending, answers: { ...context.answers, [message.command]: message.answer } });
        }
        case 'snapshot':
          return becomes({ seq: message.seq, view: message.view });
        case 'event':
          if (context.view === null || message.seq <= context.seq) return becomes({});
          if (message.seq > context.seq + 1) return becomes({}, tell(edge, { type: 'hello', seq: context.seq }));
          return becomes({ seq: message.seq, view: fold(context.view, message.event) });
      }
    },
  };
}

export function edge(desk: string, chart: string, { start, fold }: Folding): Behaviour {
  const begin: EdgeContext = { taken: [], answers: {}, events: [], view: start };
  return {
    start: { value: 'open', context: begin },
    turn(state, said) {
      const context = state.context as EdgeContext;
      const message = said as EdgeHears;
      const { answers, taken, events } = context;
      const becomes = (change: Partial<EdgeContext>, ...effects: Effect[]) => ({
        state: { value: 'open', context: { ...context, ...change } },
        effects,
      });
      const event = (seq: number) => tell(desk, { type: 'event', seq, event: events[seq - 1]! });
      switch (message.type) {
        case 'command': {
          const { command } = message.message;
          const answer = answers[command];
          if (answer) return becomes({}, tell(desk, { type: 'answered', command, answer }));
          // Under way already: its answer will come.
          if (taken.includes(command)) return becomes({});
          return becomes({ taken: [...taken, command].sort() }, tell(chart, message.message));
        }
        case 'decided': {
          const { command, answer } = message;
          return becomes(
            { answers: { ...answers, [command]: answer } },
            tell(desk, { type: 'answered', command, answer }),
          );
        }
        case 'published': {
          const seq = events.length + 1;
          const view = fold(context.view, message.event);
          return becomes(
            { events: [...events, message.event], view },
            tell(desk, { type: 'event', seq, event: message.event }),
          );
        }
        case 'hello': {
          if (message.seq === null)
            return becomes({}, tell(desk, { type: 'snapshot', seq: events.length, view: context.view }));
          const { seq } = message;
          return becomes({}, ...events.slice(seq).map((_, n) => event(seq + n + 1)));
        }
        case 'cut':
          return becomes({}, tell(desk, { type: 'closed' }));
      }
    },
  };
}
