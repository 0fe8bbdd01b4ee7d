/**
 * The conversation of one request, the same for agent and supervisor: what was said, who is typing, and where to write.
 * Sends lines and marks; whether a line is taken the server decides.
 */
import { msg } from '@lit/localize';
import { css, html, LitElement, nothing } from 'lit';
import './composer.ts';
import './transcript.ts';
import type { RequestView } from '../../machines/wire.ts';
import { ChatController } from '../controllers/chat-controller.ts';
import { ClockController } from '../controllers/clock-controller.ts';
import { DeskController } from '../controllers/desk-controller.ts';
import { FocusController } from '../controllers/focus-controller.ts';
import { MarksController } from '../controllers/marks-controller.ts';
import { controls } from '../theme/controls.ts';
import type { Composer } from './composer.ts';
import { refusalNote, refusalStyles } from './refusal-note.ts';
import type { Transcript } from './transcript.ts';
import { typingNote, typingStyles } from './typing-note.ts';

export class Conversation extends LitElement {
  static override properties = { request: {}, view: {}, open: { type: Boolean } };
  /** Id of the request. */
  declare request: string;
  /** What is known of it; missing only if the server never showed it. */
  declare view: RequestView | undefined;
  /** Something can be said. */
  declare open: boolean;
  readonly #desk = new DeskController(this);
  protected readonly clock = new ClockController(this);
  /** Nothing can be said any more: what was said is still there to read. */
  protected readonly safeFocus = new FocusController(this, () =>
    this.renderRoot.querySelector<Transcript>('hr-transcript')?.focus(),
  );
  readonly #chat = new ChatController(
    this,
    () => this.#desk.current,
    () => this.request,
  );
  readonly #marks = new MarksController(
    this,
    () => this.#desk.current,
    () => (this.open ? this.request : undefined),
  );

  static override styles = [
    controls,
    refusalStyles,
    typingStyles,
    css`
      :host {
        display: block;
      }
      .refusal {
        margin: var(--s2) var(--s4) 0;
      }
      .typing {
        padding: 0 var(--s4);
      }
      .words {
        padding: var(--s1) var(--s4) var(--s4);
      }
    `,
  ];

  override render() {
    const { session, people } = this.#desk.current;
    const lines = this.view?.lines ?? [];
    const lastOwn = lines.findLast(({ person }) => person === session.person)?.n;
    return html`${refusalNote(this.#chat.refusal, people.nameOf)}
      <hr-transcript
        .lines=${lines}
        .pending=${this.#chat.pendingBeside(lines)}
        .readers=${lastOwn === undefined ? [] : this.#marks.readersOf(lastOwn)}
        .me=${session.person}
        .nameOf=${people.nameOf}
        @read=${({ detail }: CustomEvent<number>) => this.#marks.saw(detail)}
      ></hr-transcript>
      ${this.open ? this.#composer() : nothing}`;
  }

  #composer() {
    return html`${typingNote(this.#marks.typing, this.#desk.current.people.nameOf)}
      <div class="words">
        <hr-composer
          .value=${this.#chat.draft}
          .rows=${1}
          .tests=${['text', 'send']}
          .busy=${false}
          .enterSends=${true}
          label=${msg('Message')}
          hint=${msg('Add a message')}
          action=${msg('Send')}
          @write=${({ detail }: CustomEvent<string>) => this.#write(detail)}
          @send=${({ detail }: CustomEvent<string>) => this.#say(detail)}
        ></hr-composer>
      </div>`;
  }

  /** Puts the caret into the text, once it is drawn: it may have been added a moment ago. */
  override async focus() {
    await this.updateComplete;
    this.renderRoot.querySelector<Composer>('hr-composer')?.focus();
  }

  #write(text: string) {
    this.#chat.draft = text;
    this.#marks.wrote(text);
  }

  #say(text: string) {
    this.#marks.wrote('');
    void this.#chat.say(text);
  }
}
customElements.define('hr-conversation', Conversation);
