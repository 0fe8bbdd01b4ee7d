/** Log-on: on a demo site a card per person, elsewhere user, password and application. Leads to the right desk. */
import { msg, updateWhenLocaleChanges } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import '../../components/language-choice.ts';
import '../../components/theme-switch.ts';
import type { DeskApplication } from '../../../machines/commands.ts';
import type { RefusalCode } from '../../../machines/refusals.ts';
import { icons } from '../../components/icons.ts';
import { refusalNote, refusalStyles } from '../../components/refusal-note.ts';
import { deskFetch } from '../../data/desk-fetch.ts';
import type { LogOn, Persona, Site } from '../../data/session.ts';
import { deskPath, embeddedLogOn, logOn, sessionNow } from '../../data/session.ts';
import { controls } from '../../theme/controls.ts';
import { logOnStyles } from './log-on-styles.ts';

const applicationWords: Record<DeskApplication, () => string> = {
  client: () => msg('Interaction Desktop'),
  supervisor: () => msg('Interaction Supervisor'),
  businessManager: () => msg('IC Business Manager'),
  administrator: () => msg('Administration'),
  designer: () => msg('Statecharts'),
  qa: () => msg('Scenarios'),
};

export class LogOnPage extends LitElement {
  static override properties = {
    site: {},
    unreachable: { type: Boolean },
    embedded: { type: Boolean, reflect: true },
    forgotten: { state: true },
    busy: { state: true },
    refused: { state: true },
  };
  declare site: Site | undefined;
  declare unreachable: boolean;
  /** In a frame of another website: for an agent's client only. */
  declare embedded: boolean;
  /** The browser kept no cookie for a page in a frame. */
  declare forgotten: boolean;
  declare busy: boolean;
  declare refused: RefusalCode | undefined;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  static override styles = [controls, refusalStyles, logOnStyles];

  override render() {
    return html`<main>
      <header>
        <span class="mark" aria-hidden="true">${icons.hand}</span>
        <div class="where">
          <h1>Handraise</h1>
          <p class="muted">${this.site?.name ?? msg('Assistance from a supervisor')}</p>
        </div>
        ${this.embedded ? nothing : html`<hr-language></hr-language><hr-theme-switch></hr-theme-switch>`}
      </header>
      ${this.forgotten ? html`<p class="refusal" role="alert">${msg('You cannot be logged on here: this browser keeps nothing for a page inside another one.')}</p>` : nothing}
      ${this.unreachable ? html`<p class="refusal" role="alert">${msg('The server cannot be reached. Please try again.')}</p>` : nothing}
      ${this.refused ? refusalNote({ refused: this.refused }, (person) => person) : nothing}
      ${this.site?.demo && this.site.people ? this.#personas(this.site.people) : this.site ? this.#form() : nothing}
    </main>`;
  }

  #personas(people: readonly Persona[]) {
    const isSupervisor = ({ applications }: Persona) => applications.includes('supervisor');
    const isOther = (persona: Persona) => !isAgent(persona) && !isSupervisor(persona);
    if (this.embedded) return this.#group(msg('Agents'), people.filter(isAgent));
    return html`<p class="muted">
        ${msg('This is a demo site. Choose who you are. An agent’s and a supervisor’s desk can be open side by side in one browser.')}
      </p>
      ${this.#group(
        msg('Agents'),
        people.filter((persona) => isAgent(persona) && !isSupervisor(persona)),
      )}
      ${this.#group(msg('Supervisors'), people.filter(isSupervisor))}
      ${this.#group(
        msg('Administrators, designers and QA'),
        people.filter((persona) => isOther(persona) && persona.applications.length > 0),
      )}`;
  }

  #group(words: string, people: readonly Persona[]) {
    if (people.length === 0) return nothing;
    return html`<section>
      <h2>${words}</h2>
      <ul class="people">
        ${people.map(
          ({ person, name, applications }) => html`<li class="person">
            <span class="face" aria-hidden="true">${initials(name)}</span>
            <h3>${name}</h3>
            <div class="choices">
              ${applications.filter(this.#offers).map(
                (application) => html`<button
                  data-test="persona"
                  data-person=${person}
                  data-application=${application}
                  aria-label="${name}, ${applicationWords[application]()}"
                  @click=${() => this.#enter({ person, application })}
                >
                  ${applicationWords[application]()}
                </button>`,
              )}
            </div>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #form() {
    return html`<form @submit=${this.#submit}>
      <label>${msg('User')} <input name="person" autocomplete="username" required /></label>
      <label>${msg('Password')} <input name="password" type="password" autocomplete="current-password" /></label>
      <label ?hidden=${this.embedded}
        >${msg('Application')}
        <select name="application">
          ${Object.entries(applicationWords)
            .filter(([name]) => this.#offers(name as DeskApplication))
            .map(([name, words]) => html`<option value=${name}>${words()}</option>`)}
        </select>
      </label>
      <button class="primary" data-test="log-on" aria-busy=${this.busy ? 'true' : 'false'}>${msg('Log on')}</button>
    </form>`;
  }

  readonly #offers = (application: DeskApplication) => !this.embedded || application === 'client';

  #submit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(data.get(name) ?? '');
    const application = text('application') as DeskApplication;
    void this.#enter({ person: text('person'), password: text('password'), application });
  }

  async #enter(who: LogOn) {
    if (this.busy) return;
    this.busy = true;
    this.refused = undefined;
    this.forgotten = false;
    const session = await (this.embedded ? logOn(who, here) : logOn(who));
    if (typeof session === 'string') this.refused = session;
    else if (!this.embedded) return location.assign(deskPath(session));
    else if (await sessionNow(here).catch(() => session)) {
      new BroadcastChannel(embeddedLogOn).postMessage('loggedOn');
      return location.reload();
    } else this.forgotten = true;
    this.busy = false;
  }

  override focus() {
    this.renderRoot.querySelector<HTMLElement>('button, input')?.focus();
  }
}
customElements.define('hr-log-on', LogOnPage);

const here = deskFetch('embed');
const isAgent = ({ applications }: Persona) => applications.includes('client');

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .slice(0, 2)
    .join('');
