/**
 * One request's whole story as a timeline: who did what, when, and how long after the step before; what was written stands in
 * its place. Asked for anew while the request is open and something happens. Template and wiring.
 */
import { msg, str } from '@lit/localize';
import type { PropertyValues } from 'lit';
import { html, LitElement, nothing } from 'lit';
import { interactionOf } from '../../machines/names.ts';
import { conversationIcons, icons, mediaIcons } from '../components/icons.ts';
import { controls } from '../theme/controls.ts';
import { spanWords } from '../words/duration.ts';
import { clockWords, dateTimeWords, dateWords, pluralWords } from '../words/formats.ts';
import { mediaWords } from '../words/interaction.ts';
import { namesWords } from '../words/names.ts';
import { outcomeWords, stateWords } from '../words/past.ts';
import { refusalSentence } from '../words/refusal.ts';
import type { StoryLine } from '../words/story.ts';
import { storyLines } from '../words/story.ts';
import { historyIcons } from './icons.ts';
import type { Unanswered, Whole } from './past.ts';
import { isUnanswered, pastRequest } from './past.ts';
import { PastController } from './past-desk.ts';
import { requestStoryStyles } from './request-story-styles.ts';
import { historyStyles } from './styles.ts';

/** Something may have happened: looked at no more often than that. */
const restMs = 1_000;

export class RequestStory extends LitElement {
  static override properties = { request: {}, back: {}, told: { state: true } };
  declare request: string;
  /** Address of the list. */
  declare back: string;
  declare told: Whole | Unanswered | undefined;
  readonly #past = new PastController(this, () => this.#follow());
  #timeout: ReturnType<typeof setTimeout> | undefined;

  static override styles = [controls, historyStyles, requestStoryStyles];

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timeout);
  }

  override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('request')) return;
    this.told = undefined;
    void this.#load();
  }

  override render() {
    const { told } = this;
    return html`<article aria-labelledby="title" data-test="story" data-request=${this.request}>
      <div class="head">
        <a class="button quiet" data-test="back" href=${this.back}>${historyIcons.back} ${msg('Back to the list')}</a>
        <h2 id="title" tabindex="-1">${this.#title()}</h2>
        ${
          told && !isUnanswered(told)
            ? html`<button data-test="print" @click=${() => print()}>${historyIcons.print} ${msg('Print')}</button>`
            : nothing
        }
      </div>
      ${
        told === undefined
          ? html`<p class="empty" role="status">${msg('Loading …')}</p>`
          : isUnanswered(told)
            ? this.#failure(told)
            : html`${this.#facts(told)} ${this.#timeline(told)}`
      }
    </article>`;
  }

  #title() {
    const { told } = this;
    if (!told || isUnanswered(told)) return msg(str`Request ${this.request}`);
    return msg(str`Request of ${this.#past.desk.nameOf(told.view.agent)}, ${dateTimeWords(told.view.openedAt)}`);
  }

  #failure({ refused }: Unanswered) {
    return html`<div class="note bad" role="alert">
      <span>${refusalSentence(refused)}</span>
      ${refused === 'unknownRequest' ? nothing : html`<button @click=${() => this.#load()}>${msg('Try again')}</button>`}
    </div>`;
  }

  #facts({ view, media }: Whole) {
    const { nameOf } = this.#past.desk;
    const { agent, workgroup, reason, urgency, escalated, openedAt, respondedAt, doneAt, participants } = view;
    const label = reason && this.#past.labelOf(reason, workgroup);
    const supervisors = Object.keys(participants).filter((person) => participants[person] === 'accepted');
    const fact = (words: string, text: unknown) =>
      text ? html`<div><dt>${words}</dt><dd>${text}</dd></div>` : nothing;
    return html`<dl>
      ${fact(
        msg('How it ended'),
        html`${view.outcome ? outcomeWords(view.outcome) : stateWords(view.state)}
        ${urgency === 'urgent' ? html`<span class="chip bad">${icons.urgent} ${msg('Urgent')}</span>` : nothing}
        ${escalated ? html`<span class="chip warn">${msg('Escalated')}</span>` : nothing}`,
      )}
      ${fact(msg('Agent'), nameOf(agent))} ${fact(msg('Workgroup'), workgroup)} ${fact(msg('Reason'), label)}
      ${fact(msg('Interaction'), html`${media ? html`${mediaIcons[media]} ${mediaWords(media)} ` : nothing}${interactionOf(this.request)}`)}
      ${fact(msg('Opened'), html`<time datetime=${iso(openedAt)} title=${iso(openedAt)}>${dateWords(openedAt)}, ${clockWords(openedAt)}</time>`)}
      ${fact(msg('First response'), respondedAt === null ? null : spanWords(respondedAt - openedAt))}
      ${fact(msg('Until the end'), doneAt === null ? null : spanWords(doneAt - openedAt))}
      ${fact(msg('Supervisors'), supervisors.length > 0 ? namesWords(supervisors, nameOf) : null)}
    </dl>`;
  }

  #timeline({ view, timeline, gap }: Whole) {
    const { nameOf } = this.#past.desk;
    const lines = storyLines(gap ? timeline.slice(0, gap.after) : timeline, nameOf);
    const rest = gap ? storyLines(timeline.slice(gap.after), nameOf) : [];
    const isUnread = [...lines, ...rest].some(({ said }) => said && said.body === undefined);
    return html`<ol aria-label=${msg('What happened')}>
        ${lines.map((line, n) => this.#line(line, lines[n - 1]))}
        ${gap ? html`<li class="left">${leftWords(gap.turns)}</li>` : nothing}
        ${rest.map((line, n) => this.#line(line, rest[n - 1]))}
      </ol>
      <p class="readers small muted">
        ${
          isUnread
            ? msg(
                'What was written is for those who took part, for supervisors of the workgroup and for whoever has the right to read transcripts.',
              )
            : msg(str`What was written can be read by those who took part and by supervisors of ${view.workgroup}.`)
        }
      </p>`;
  }

  #line({ at, type, by, icon, words, also, tone, said }: StoryLine, before: StoryLine | undefined) {
    const after = before ? at - before.at : 0;
    return html`<li class=${tone} data-test="step" data-type=${type} data-by=${by ?? ''}>
      <time datetime=${iso(at)} title=${iso(at)}>${clockWords(at)}</time>
      <span class="after">${after >= 1_000 ? html`<span class="spoken">${msg('after')}</span> +${spanWords(after)}` : nothing}</span>
      <span class="sign" aria-hidden="true">${signs[icon]}</span>
      <div class="words">
        ${words}${also ? html`<div class="small muted">${also}</div>` : nothing}
        ${
          said
            ? said.body === undefined
              ? html`<div class="said unread">${unreadWords(said.length)}</div>`
              : html`<div class="said" dir="auto">${said.body}</div>`
            : nothing
        }
      </div>
    </li>`;
  }

  override focus() {
    this.renderRoot.querySelector('h2')?.focus();
  }

  /** While it is open, whatever happens on this desk may be about it. */
  #follow() {
    const { told } = this;
    if (!told || isUnanswered(told) || told.view.state === 'done' || this.#timeout) return;
    this.#timeout = setTimeout(() => {
      this.#timeout = undefined;
      void this.#load();
    }, restMs);
  }

  async #load() {
    const { request } = this;
    const told = await pastRequest(this.#past.desk.ask, request);
    if (request !== this.request) return;
    // A moment without the server takes nothing away.
    if (isUnanswered(told) && this.told && !isUnanswered(this.told)) return;
    this.told = told;
  }
}
customElements.define('hr-request-story', RequestStory);

const iso = (at: number) => new Date(at).toISOString();

const signs: Record<StoryLine['icon'], unknown> = {
  ...historyIcons,
  asked: icons.hand,
  said: mediaIcons.chat,
  done: icons.check,
  handedOver: icons.handOver,
  left: icons.leave,
  interaction: conversationIcons.offering,
};

const unreadWords = (length: number) =>
  pluralWords(
    length,
    (number) => msg(str`${number} character that is not shown`),
    (number) => msg(str`${number} characters that are not shown`),
  );
const leftWords = (left: number) =>
  pluralWords(
    left,
    (number) => msg(str`${number} step is left out here.`),
    (number) => msg(str`${number} steps are left out here.`),
  );
