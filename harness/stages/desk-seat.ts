/**
 * A seat without a page: the one client fold under the verbs of a script. What carries frames and commands is given to
 * it, so that the model and a live server share everything above the wire.
 */
import { randomUUID } from 'node:crypto';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Frame, Hello } from '../../machines/wire.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Sight } from '../runner/sight.ts';
import type { Aimed, Seat, Verb } from '../runner/stage.ts';
import { aimAt } from './aiming.ts';
import { DeskWatch } from './desk-watch.ts';

export interface Command {
  id: string;
  type: CommandType;
  body: CommandBody;
}

/** One session of a person, with one live connection. */
export interface Line {
  post(command: Command): Promise<Answer>;
  /** Opens a live connection, or opens it anew; frames go to `receive` from then on. */
  open(receive: (frame: Frame) => void): Promise<void>;
  hello(hello: Hello): void;
  endSession(): Promise<void>;
  close(): void;
}

export interface DeskSeatOptions {
  person: string;
  line: Line;
  book: Map<string, string>;
  tell(what: string): void;
}

/** A server takes so many on one connection, and then holds the desk for broken. */
const hellosOnLineMax = 80;

export class DeskSeat implements Seat {
  readonly person: string;
  readonly #options: DeskSeatOptions;
  readonly #drafts = new Map<string, string>();
  #watch: DeskWatch;
  #last: Command | undefined;
  /** Hellos that have not been answered by `ready`. */
  #hellos = 0;
  #saidOnLine = 0;
  #ready = Promise.withResolvers<void>();

  private constructor(options: DeskSeatOptions) {
    this.person = options.person;
    this.#options = options;
    this.#watch = this.#freshWatch();
  }

  static async open(options: DeskSeatOptions): Promise<DeskSeat> {
    const seat = new DeskSeat(options);
    await seat.#open();
    return seat;
  }

  get watch(): DeskWatch {
    return this.#watch;
  }

  async look(): Promise<Sight> {
    return this.#watch.sight();
  }

  async aim(verb: Verb): Promise<Aimed> {
    if (verb.verb === 'draft') {
      return { send: async () => void this.#drafts.set(verb.interaction, verb.text) };
    }
    const command =
      verb.verb === 'repeat'
        ? this.#again(verb.text)
        : { id: randomUUID(), ...aimAt(verb, this.#watch, this.#options.book) };
    return {
      send: () => {
        this.#last = command;
        if (verb.verb === 'ask') this.#drafts.delete(verb.interaction);
        return this.#options.line.post(command);
      },
    };
  }

  async draftOn(interaction: string): Promise<string> {
    return this.#drafts.get(interaction) ?? '';
  }

  async refresh(): Promise<void> {
    this.#watch = this.#freshWatch();
    await this.#open();
  }

  async logOff(): Promise<void> {
    await this.#options.line.endSession();
    this.#options.line.close();
  }

  /** Resolves once everything that was said before has arrived: a hello is answered in order. */
  async catchUp(): Promise<void> {
    if (this.#saidOnLine >= hellosOnLineMax) return this.#open();
    this.#sayHello();
    await this.#ready.promise;
  }

  close(): void {
    this.#options.line.close();
  }

  #freshWatch(): DeskWatch {
    return new DeskWatch(this.#options.book, this.#options.tell);
  }

  #again(text: string | undefined): Command {
    if (!this.#last) throw new Impossible('There is no last command to repeat.');
    return text === undefined ? this.#last : { ...this.#last, body: { ...this.#last.body, text } as CommandBody };
  }

  async #open(): Promise<void> {
    this.#hellos = 0;
    this.#saidOnLine = 0;
    const watch = this.#watch;
    await this.#options.line.open((frame) => {
      // A frame for the page that was there before a refresh.
      if (watch !== this.#watch) return;
      if (watch.receive(frame)) this.#sayHello();
      if (frame.type === 'ready' && --this.#hellos === 0) this.#ready.resolve();
    });
    await this.catchUp();
  }

  #sayHello(): void {
    this.#saidOnLine++;
    if (this.#hellos++ === 0) this.#ready = Promise.withResolvers<void>();
    this.#options.line.hello(this.#watch.hello);
  }
}
