/**
 * `<handraise-assist>`: the embedded desk in the page of another desktop, or with `compact` a button that unfolds it. The
 * desk stays in a frame, so that no script of the page around can read what is said in it.
 */
import { themeNamed } from '../theme/choice.ts';
import { assistStyles } from './assist-styles.ts';
import { wordsIn } from './assist-words.ts';
import type { FrameStatus } from './frame-link.ts';
import { FrameLink } from './frame-link.ts';
import type { ToHost } from './protocol.ts';
import type {
  AssistInteraction,
  AssistState,
  AssistTheme,
  HandraiseAssist as Published,
} from './public/handraise-assist.d.ts';

const nobody: AssistState = { loggedOn: false, connection: 'disconnected', interactions: [] };
/** What matters most of several interactions. */
const ranks = ['none', 'helped', 'waiting', 'unattended'] as const;
const lowestPx = 64;
/** Between what unfolds and the sides of the window. */
const marginPx = 8;

export class HandraiseAssist extends HTMLElement implements Published {
  static readonly observedAttributes = ['server', 'interaction', 'theme', 'lang', 'compact'];
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #button = document.createElement('button');
  readonly #spoken = document.createElement('span');
  readonly #desk = document.createElement('div');
  readonly #away = document.createElement('p');
  readonly #frame = document.createElement('iframe');
  #link: FrameLink | undefined;
  #status: FrameStatus = 'loading';
  #state: AssistState = nobody;
  #isUnfolded = false;
  /** Asked for before the frame could hear. */
  #wanted: { open: string | undefined } | undefined;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [assistStyles];
    this.#button.type = 'button';
    this.#button.addEventListener('click', () => this.#unfold(!this.#isUnfolded));
    this.#desk.id = 'desk';
    this.#desk.className = 'desk';
    this.#button.setAttribute('aria-controls', 'desk');
    this.#spoken.className = 'spoken';
    this.#away.className = 'away';
    this.#spoken.setAttribute('role', 'status');
    // Sound is the agent's own choice; nothing else is lent to the frame, and it can lead nobody away from the page.
    this.#frame.allow = 'autoplay';
    this.#frame.sandbox.add('allow-scripts', 'allow-same-origin', 'allow-forms');
    this.#frame.addEventListener('load', () => this.#link?.loaded());
    this.#desk.append(this.#away, this.#frame);
    this.#root.append(this.#button, this.#spoken, this.#desk);
    this.#root.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape' && this.compact && this.#isUnfolded) this.#unfold(false);
    });
  }

  get server(): string {
    return this.getAttribute('server') ?? new URL(import.meta.url).origin;
  }
  set server(address: string) {
    this.setAttribute('server', address);
  }
  get interaction(): string | null {
    return this.getAttribute('interaction');
  }
  set interaction(id: string | null) {
    if (id === null) this.removeAttribute('interaction');
    else this.setAttribute('interaction', id);
  }
  get theme(): AssistTheme {
    return themeNamed(this.getAttribute('theme')) ?? 'system';
  }
  set theme(name: AssistTheme) {
    this.setAttribute('theme', name);
  }
  get compact(): boolean {
    return this.hasAttribute('compact');
  }
  set compact(is: boolean) {
    this.toggleAttribute('compact', is);
  }
  get status(): FrameStatus {
    return this.#status;
  }
  get state(): AssistState {
    return this.#state;
  }

  connectedCallback(): void {
    addEventListener('message', this.#hear);
    addEventListener('resize', this.#fit);
    this.#start();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
    removeEventListener('resize', this.#fit);
    this.#link?.stop();
    this.#link = undefined;
  }

  /** Moved by `moveBefore`: the frame stays as it is. */
  connectedMoveCallback(): void {}

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (name === 'server' || name === 'lang') this.#start();
    else this.#tellWishes();
    this.#show();
  }

  open(interaction: string | undefined = this.interaction ?? undefined): void {
    this.#wanted = { open: interaction };
    this.#unfold(true);
  }

  override focus(_options?: FocusOptions): void {
    this.#wanted ??= { open: undefined };
    this.#unfold(true);
  }

  readonly #hear = (event: MessageEvent) => this.#link?.hear(event);

  /** What unfolds begins at the button, and where that is too far to a side, as far as there is room. */
  readonly #fit = () => {
    this.#desk.style.translate = '0';
    if (!this.compact || !this.#isUnfolded) return;
    const { left, right } = this.#desk.getBoundingClientRect();
    const beyond = Math.max(0, right + marginPx - document.documentElement.clientWidth);
    this.#desk.style.translate = `${Math.max(marginPx - left, -beyond)}px`;
  };

  #start(): void {
    this.#link?.stop();
    this.#state = nobody;
    this.#status = 'loading';
    const { origin } = new URL(this.server, location.href);
    this.#link = new FrameLink({
      frame: () => this.#frame.contentWindow,
      origin,
      load: () => {
        this.#frame.src = this.#address(origin);
      },
      heard: (message) => this.#take(message),
      changed: (status) => this.#become(status, origin),
    });
    this.#link.start();
    this.#show();
  }

  #address(origin: string): string {
    const address = new URL('/embed/agent', origin);
    if (this.interaction !== null) address.searchParams.set('interaction', this.interaction);
    address.searchParams.set('theme', this.theme);
    address.searchParams.set('lang', this.#language);
    return address.href;
  }

  get #language(): string {
    return this.lang || document.documentElement.lang || navigator.language;
  }

  #become(status: FrameStatus, origin: string): void {
    this.#status = status;
    if (status === 'away') {
      this.#state = nobody;
      console.warn(`<handraise-assist>: ${origin} cannot be reached, or does not let ${location.origin} embed it.`);
    }
    this.#show();
  }

  #take(message: ToHost): void {
    switch (message.type) {
      case 'ready':
        this.#tellWishes();
        this.#goIn();
        return;
      case 'height':
        this.#frame.style.blockSize = `${Math.max(lowestPx, message.height)}px`;
        return;
      case 'state': {
        const { loggedOn, connection, interactions } = message;
        this.#state = { loggedOn, connection, interactions };
        this.#show();
        this.#emit('handraise-state', this.#state);
        return;
      }
      case 'attention': {
        const isWelcome = this.#emit('handraise-attention', { interaction: message.interaction });
        if (isWelcome && this.compact) this.#unfold(true);
      }
    }
  }

  /** What may have changed since the frame was loaded. */
  #tellWishes(): void {
    this.#link?.tell({ type: 'show', ...(this.interaction !== null && { interaction: this.interaction }) });
    this.#link?.tell({ type: 'theme', theme: this.theme });
  }

  #unfold(is: boolean): void {
    this.#isUnfolded = is;
    this.#show();
    this.#fit();
    if (is) this.#goIn();
    else this.#button.focus();
  }

  /** The focus goes where somebody wanted to be; a pop by itself takes it from nobody. */
  #goIn(): void {
    if (!this.#wanted || this.#status !== 'ready') return;
    const { open } = this.#wanted;
    this.#wanted = undefined;
    this.#frame.focus();
    this.#link?.tell(open === undefined ? { type: 'focus' } : { type: 'open', interaction: open });
  }

  #show(): void {
    const words = wordsIn(this.#language);
    const isAway = this.#status === 'away';
    this.setAttribute('status', this.#status);
    this.#frame.title = words.title;
    this.#away.textContent = isAway ? words.away : '';
    this.#away.hidden = !isAway;
    this.#frame.hidden = isAway;
    this.#button.hidden = !this.compact;
    this.#desk.hidden = this.compact && !this.#isUnfolded;
    this.#button.setAttribute('aria-expanded', String(this.#isUnfolded));
    const { state, unread } = this.#worst();
    const standing = isAway ? words.awayShortly : this.#isReadyForLogOn ? words.logOn : words.states[state];
    const news = [standing, unread > 0 ? words.unread(unread) : ''].filter(Boolean).join(' · ');
    this.#button.dataset.state = state;
    const strong = document.createElement('strong');
    strong.textContent = news;
    this.#button.replaceChildren(words.button, ...(news ? [' ', strong] : []));
    const said = this.compact && news ? `${words.button}: ${news}` : '';
    this.#spoken.textContent = isAway ? words.away : said;
  }

  get #isReadyForLogOn(): boolean {
    return this.#status === 'ready' && !this.#state.loggedOn;
  }

  /** Of the one interaction, or of all. */
  #worst(): Pick<AssistInteraction, 'state' | 'unread'> {
    const { interactions } = this.#state;
    const those = interactions.filter(
      ({ interaction }) => this.interaction === null || interaction === this.interaction,
    );
    const rank = Math.max(0, ...those.map(({ state }) => ranks.indexOf(state)));
    return { state: ranks[rank] ?? 'none', unread: those.reduce((sum, { unread }) => sum + unread, 0) };
  }

  #emit(type: string, detail: object): boolean {
    return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

if (!customElements.get('handraise-assist')) customElements.define('handraise-assist', HandraiseAssist);
