/**
 * What a stage offers to a script: a fresh centre for each scenario, with a seat for each person, an ACD, and a clock that
 * the runner moves. The verbs are the same everywhere; only here may a stage differ in how it does them.
 */
import type { AnyStateMachine } from 'xstate';
import type { Application, CommandBody, CommandType, Urgency } from '../../machines/commands.ts';
import type { StageName } from '../../machines/laboratory.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Address } from '../../machines/names.ts';
import type { Turn } from '../../server/actors/host.ts';
import type { Site } from '../../server/site.ts';
import type { PastTold } from '../stages/past.ts';
import type { Sight } from './sight.ts';
import type { SiteChange } from './site-change.ts';

/** What a person does at a desk. `anyway`: past the desk's own guard, as a program would that does not ask the desk. */
export type Verb =
  | {
      verb: 'ask';
      interaction: string;
      text: string;
      reason?: string;
      urgency?: Urgency;
      anyway?: boolean;
      /** Instead of a fresh one (R-IDEMPOTENT); only past the desk's guard. */
      commandId?: string;
    }
  /** Withdraws the last ask of this seat by its id (R-CANCEL-ASKING). */
  | { verb: 'cancel'; interaction: string }
  | { verb: 'draft'; interaction: string; text: string }
  | { verb: 'say'; interaction: string; text: string; anyway?: boolean }
  | { verb: 'done'; interaction: string; anyway?: boolean }
  /** `former`: the showing before the one that is open now (R-ACTIONS); only past the desk's guard. */
  | { verb: 'accept' | 'ignore'; interaction: string; anyway?: boolean; former?: boolean }
  | { verb: 'reply'; interaction: string; text: string; anyway?: boolean }
  | { verb: 'join' | 'leave'; interaction: string; anyway?: boolean }
  | { verb: 'handOver'; interaction: string; to: string; anyway?: boolean }
  /** Writes and does not send (R-TYPING). */
  | { verb: 'type'; interaction: string }
  /** Closes the dialog of an active request, and answers what it then asks (R-CLOSE-ASKS). */
  | { verb: 'close' | 'keepOpen'; interaction: string }
  | { verb: 'endIt'; interaction: string }
  | { verb: 'alerts'; pop?: boolean; sound?: boolean }
  /** The last command once more under the same id, with another text if one is given. */
  | { verb: 'repeat'; text?: string }
  /** What the toast shows was seen, as the desk tells it by itself when it paints one (R-SEEN). */
  | { verb: 'seen'; interaction: string; anyway: true }
  /** Any command of a person with any body, as a program would send it. */
  | { verb: 'program'; type: CommandType; body: CommandBody; commandId?: string; anyway: true };

/** A verb that is aimed at what the person sees now, and that has not been done yet. */
export interface Aimed {
  /** Everything up to the moment at which the command leaves: what happens at the same time is all ready before. */
  ready?(): Promise<void>;
  /** The answer to its command; undefined for what the desk does by itself. */
  send(): Promise<Answer | undefined>;
  /** What it is going to send, where that is known before. */
  command?: { id: string; type: CommandType; body: CommandBody };
}

export interface Seat {
  person: string;
  /** The last thing that this seat was told, on the model and on the server; in a browser what the page shows. */
  look(): Promise<Sight>;
  /** A small picture of the page, as a data: URL; undefined while it is closed. Only where there are pages. */
  picture?(): Promise<string | undefined>;
  /** What the person's history tells of the last request on an interaction; undefined if it tells of none. */
  past(interaction: string): Promise<PastTold | undefined>;
  /** The id of the last command that this seat sent. */
  lastCommandId(): string;
  /** Fails if the person has nothing in view that the verb could be aimed at. */
  aim(verb: Verb): Promise<Aimed>;
  /** Goes to a place of the desk, by its name in the address; where there is no page, everything is in view. */
  goTo(place: string): Promise<void>;
  /** Ends the session. */
  logOff(): Promise<void>;
  /** What is written in the assistance dialog of an interaction and was not sent (R-DRAFT). */
  draftOn(interaction: string): Promise<string>;
  /** Loses the page and opens it again, in the same session. */
  refresh(): Promise<void>;
  /** Loses the connection, and has it again with all that the page still holds (R-PRESENCE). */
  disconnect(): Promise<void>;
  reconnect(): Promise<void>;
  /** Loses the page without a log-off, and opens it again in the same session. */
  closeBrowser(): Promise<void>;
  openBrowser(): Promise<void>;
  /** Resolves once what sounds is over: in pages real time passes, and what comes together is one sound. */
  quiet(): Promise<void>;
  /** Has the same desk in a second window of the same browser too; where there is no page, a window is nothing. */
  openWindow(): Promise<void>;
  /** Closes the first window of two; the other one is the first from then on. */
  closeWindow(): Promise<void>;
}

/** Has no view of its own: what is changed there is seen by others. */
export interface AdministratorSeat {
  aim(change: SiteChange): Aimed;
}

/** The oldest message under way between two actors; `from` may also be whoever sent a command. */
export interface OneDelivery {
  from: string;
  to: Address;
  /** The type that it must have. */
  message: string;
}

/** A timer of an actor that is armed. */
export interface OneTimer {
  actor: Address;
  timer: string;
}

/** Where nothing arrives by itself, so that a script decides what arrives when. */
export interface Deliveries {
  /** From here on nothing arrives by itself. */
  begin(): void;
  /** One message arrives, or one timer rings at its time or before. Throws Impossible if it is not there. */
  one(wanted: OneDelivery | OneTimer): Promise<void>;
  /** All that is under way arrives, and all that follows from it. */
  all(): Promise<void>;
  /** A command of somebody who has no session, as no server would take it. Whatever it is answered is nobody's. */
  post<Type extends CommandType>(self: Address, type: Type, body: CommandBody<Type>): Promise<void>;
  /** Messages under way. */
  inFlight(): number;
}

/** Something that reached a person, for the lanes of a report. */
export interface Noticed {
  person: string;
  what: string;
}

export interface Centre {
  /** Milliseconds of domain time since the scenario began. */
  elapsedMs(): number;
  /** `isEmbedded`: at the desk that another desktop shows; the same as any where there are no pages. */
  logOn(person: string, application: Application, isEmbedded?: boolean): Promise<Seat>;
  /** What the ACD says of interactions, and what the administrator sets. Undefined: held back, not answered yet. */
  service<Type extends CommandType>(type: Type, body: CommandBody<Type>): Promise<Answer | undefined>;
  /** Many of them at the same time, in any order; each is answered. */
  services<Type extends CommandType>(type: Type, bodies: readonly CommandBody<Type>[]): Promise<readonly Answer[]>;
  /** Somebody at the administrator's desk. Fails if they are no administrator. */
  administrator(person: string): Promise<AdministratorSeat>;
  /** Resolves once all that was sent has reached every seat. */
  settle(): Promise<void>;
  /**
   * Sends what was aimed, all at once, or one after the other in this order of arrival; and settles. An answer that is
   * held back is undefined, and told to `late` with its place in `aimed` once it is there.
   */
  send(
    aimed: readonly Aimed[],
    order: 'any' | 'given',
    late: (n: number, answer: Answer) => void,
  ): Promise<(Answer | undefined)[]>;
  /** Moves domain time, ringing what is due on the way. */
  advance(ms: number): Promise<void>;
  /** Keeps back what an actor says, or says to one other, and lets it go; only where deliveries can be held. */
  hold?(actor: Address, to?: Address): void;
  release?(): Promise<void>;
  /** Only where every single delivery can be decided. */
  deliveries?: Deliveries;
  /** Other charts than those of the product that run here, if any. */
  charts?: Record<string, AnyStateMachine>;
  /** Kills the server and starts it again on the same data, where there is one. */
  restart?(): Promise<void>;
  /** The turns so far. */
  record(): AsyncIterable<Turn>;
  /** Real time that an expectation may take beyond domain time; 0 where nothing travels. */
  readonly patienceMs: number;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Chooses the order of deliveries where the stage can; undefined: first in, first out. */
  seed: number | undefined;
  notice(noticed: Noticed): void;
}

export interface Stage {
  readonly name: StageName;
  open(site: Site, options: OpenOptions): Promise<Centre>;
  close(): Promise<void>;
}
