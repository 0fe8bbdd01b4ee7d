/**
 * R-LIST: the agents of the supervisor's workgroups, by whether they are logged on. What they do right now is for the wall,
 * not for here.
 */
import { msg, str } from '@lit/localize';
import { html, LitElement, nothing } from 'lit';
import { agentRows } from '../../../machines/desk.ts';
import { DeskController } from '../../controllers/desk-controller.ts';
import { controls } from '../../theme/controls.ts';
import { numberWords, pluralWords } from '../../words/formats.ts';
import { agentListStyles } from './agent-list-styles.ts';

/** Names in one row until somebody asks for all. */
const namesShownMax = 40;

export class AgentList extends LitElement {
  static override properties = { all: { state: true } };
  declare all: boolean;
  readonly #desk = new DeskController(this);

  static override styles = [controls, agentListStyles];

  override render() {
    const { store } = this.#desk.current;
    const view = store.supervisor;
    const groups = view?.presence === 'supervising' ? agentRows(store.desk.views, view) : [];
    if (groups.length === 0) return nothing;
    return html`<section aria-labelledby="title">
      <h2 id="title">${msg('Agents of my workgroups')}</h2>
      <ul class="list">
        ${groups.map(
          ({ workgroup, loggedOn, loggedOff }) => html`<li class="group" data-test="agents" data-workgroup=${workgroup}>
            <h3>${workgroup}</h3>
            ${loggedOn.length + loggedOff.length === 0 ? html`<p class="none">${msg('It has no agents.')}</p>` : nothing}
            ${this.#row(msg('Logged on'), true, loggedOn)} ${this.#row(msg('Logged off'), false, loggedOff)}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #row(words: string, isOn: boolean, agents: readonly string[]) {
    if (agents.length === 0) return nothing;
    const shown = this.all ? agents : agents.slice(0, namesShownMax);
    const more = agents.length - shown.length;
    return html`<div class="row ${isOn ? 'on' : 'off'}">
      <p class="state"><span class="dot" aria-hidden="true"></span>${words} <span class="count">${numberWords(agents.length)}</span></p>
      <ul class="names" aria-label=${words}>
        ${shown.map(
          (agent) => html`<li data-test="agent" data-agent=${agent} data-logged-on=${String(isOn)}>
            ${this.#desk.current.people.nameOf(agent)}
          </li>`,
        )}
        ${more > 0 ? html`<li><button class="quiet" @click=${() => (this.all = true)}>${moreWords(more)}</button></li>` : nothing}
      </ul>
    </div>`;
  }
}
const moreWords = (more: number) =>
  pluralWords(
    more,
    (number) => msg(str`Show ${number} other`),
    (number) => msg(str`Show ${number} more`),
  );

customElements.define('hr-agent-list', AgentList);
