/**
 * A seat without a page: the one client fold under the verbs of a script. What carries frames and commands is given to
 * it, so that the model and a live server share everything above the wire.
 */
import { randomUUID } from 'node:crypto';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { Frame, Hello, Mark } from '../../machines/wire.ts';
import { Impossible } from '../runner/impossible.ts';
import type { Sight } from '../runner/sight.ts';
import type { Aimed, Seat, Verb } from '../runner/stage.ts';
import { aimAt, doneOf } from './aiming.ts';
import type { DeskDialogs } from './desk-dialogs.ts';
import type { DeskParts } from './desk-parts.ts';
import { deskParts } from './desk-parts.ts';
import { DeskWatch } from './desk-watch.ts';
import type { PastTold } from './past.ts';

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
  mark(mark: Mark): void;
  endSession(): Promise<void>;
  /** What the person's history tells of the last request on an interaction. */
  past(interaction: string): Promise<PastTold | undefined>;
  /** Loses the live connection; resolves once the other end may know. */
  close(): Promise<void>;
}

export interface DeskSeatOptions {
  person: string;
  line: Line;
  book: Map<string, string>;
  tell(what: string): void;
  /** Time on the server's clock. */
  now(): number;
  parts?: DeskParts;
  /** A desk behind a page only listens: what a desk does by itself is done by the page. */
  isShadow?: boolean;
}

/** A server takes so many on one connection, and then holds the desk for broken. */
const hellosOnLineMax = 80;

export class DeskSeat implements Seat {
  readonly person: string;
  readonly connections = 1;
  readonly #options: DeskSeatOptions;
  readonly #parts: DeskParts;
  #dialogs: DeskDialogs;
  #watch: DeskWatch;
  #last: Command | undefined;
  /** Ids of the last asks, by interaction. */
  readonly #asks = new Map<string, string>();
  readonly #painted = new Set<string>();
  #isAway = false;
  /** Hellos that have not been answered by `ready`. */
  #hellos = 0;
  #saidOnLine = 0;
  #ready = Promise.withResolvers<void>();

  private constructor(options: DeskSeatOptions) {
    this.person = options.person;
    this.#options = options;
    this.#parts = options.parts ?? deskParts;
    this.#dialogs = this.#parts.dialogs();
    this.#watch = new DeskWatch(options);
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
    return this.#watch.sight((interaction) => this.#dialogs.asksToClose(interaction));
  }

  async aim(verb: Verb): Promise<Aimed> {
    switch (verb.verb) {
      case 'draft':
        return { send: async () => this.#dialogs.keepDraft(verb.interaction, verb.text) as undefined };
      case 'type':
        return this.#typeOn(verb.interaction);
      case 'close':
        this.#requestOn(verb.interaction);
        return { send: async () => this.#dialogs.close(verb.interaction) as undefined };
      case 'keepOpen':
      case 'endIt':
        return this.#answerClosing(verb.interaction, verb.verb === 'endIt');
      case 'cancel': {
        const command = this.#cancel(verb.interaction);
        return { command, send: () => this.#post(command) };
      }
      case 'repeat': {
        const command = this.#again(verb.text);
        return { command, send: () => this.#post(command) };
      }
      default: {
        const commandId = 'commandId' in verb ? verb.commandId : undefined;
        const command = { id: commandId ?? randomUUID(), ...aimAt(verb, this.#watch, this.#options.book) };
        return { command, send: () => this.#post(command) };
      }
    }
  }

  lastCommandId(): string {
    if (!this.#last) throw new Impossible('There is no last command.');
    return this.#last.id;
  }

  async goTo(): Promise<void> {}

  past(interaction: string): Promise<PastTold | undefined> {
    return this.#options.line.past(interaction);
  }

  async draftOn(interaction: string): Promise<string> {
    return this.#dialogs.draftOn(interaction);
  }

  async refresh(): Promise<void> {
    this.#painted.clear();
    this.#watch = new DeskWatch(this.#options);
    await this.#open();
  }

  async disconnect(): Promise<void> {
    this.#isAway = true;
    await this.#options.line.close();
  }

  async reconnect(): Promise<void> {
    this.#isAway = false;
    await this.#open();
  }

  /** The other end was gone, and is there again. */
  async comeBack(): Promise<void> {
    if (!this.#isAway) await this.#open();
  }

  async closeBrowser(): Promise<void> {
    await this.disconnect();
  }

  async openBrowser(): Promise<void> {
    this.#isAway = false;
    this.#dialogs = this.#parts.dialogs();
    await this.refresh();
  }

  async quiet(): Promise<void> {}

  /** Whatever a second window shows and does is the same. */
  async openWindow(): Promise<void> {}
  async closeWindow(): Promise<void> {}

  async logOff(): Promise<void> {
    await this.#options.line.endSession();
    await this.#options.line.close();
  }

  /** Resolves once everything that was said before has arrived: a hello is answered in order. */
  async catchUp(): Promise<void> {
    if (this.#isAway) return;
    if (this.#saidOnLine >= hellosOnLineMax) return this.#open();
    this.#sayHello();
    await this.#ready.promise;
  }

  /** What a desk tells by itself: that a toast was painted (R-SEEN). The answers to what it told now. */
  paint(): Promise<Answer>[] {
    if (this.#isAway || this.#options.isShadow) return [];
    const fresh = this.#watch.sight().toasts.filter(({ toast }) => !this.#painted.has(toast));
    const painted = fresh.filter(({ toast }) => this.#parts.paints(toast));
    for (const { toast } of fresh) this.#painted.add(toast);
    // Whoever was faster may have closed it: then nobody has to know.
    return painted.map(({ toast }) => this.#options.line.post({ id: randomUUID(), type: 'seen', body: { toast } }));
  }

  close(): Promise<void> {
    return this.#options.line.close();
  }

  #post(command: Command): Promise<Answer> {
    this.#last = command;
    if (command.type === 'ask') {
      const { interaction } = command.body as CommandBody<'ask'>;
      this.#asks.set(interaction, command.id);
      this.#dialogs.sent(interaction);
    }
    return this.#options.line.post(command);
  }

  #again(text: string | undefined): Command {
    if (!this.#last) throw new Impossible('There is no last command to repeat.');
    return text === undefined ? this.#last : { ...this.#last, body: { ...this.#last.body, text } as CommandBody };
  }

  #cancel(interaction: string): Command {
    const ask = this.#asks.get(interaction);
    if (ask === undefined) throw new Impossible(`Nothing was asked on ${interaction} from here.`);
    return { id: randomUUID(), type: 'cancel', body: { interaction, ask } };
  }

  #requestOn(interaction: string): string {
    const request = this.#watch.requestOn(interaction);
    if (request === undefined) throw new Impossible(`This desk shows no request on ${interaction}.`);
    return request;
  }

  #typeOn(interaction: string): Aimed {
    const request = this.#requestOn(interaction);
    return {
      send: async () => {
        this.#options.line.mark({ type: 'mark', request, typing: true, read: this.#watch.linesOn(request) });
        // On the same connection: once this is answered, the mark was heard.
        await this.catchUp();
        return undefined;
      },
    };
  }

  #answerClosing(interaction: string, ends: boolean): Aimed {
    if (!this.#dialogs.asksToClose(interaction)) throw new Impossible(`Nothing asks about closing ${interaction}.`);
    const body = doneOf(this.#requestOn(interaction), this.#watch);
    return {
      send: async () => {
        this.#dialogs.answered(interaction);
        return ends ? this.#post({ id: randomUUID(), type: 'done', body }) : undefined;
      },
    };
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
