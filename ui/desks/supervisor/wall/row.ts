/** One agent on the wall, as a row of its grid. Times are empty: the wall lets those tick that are in view. */
import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import type { WallInteraction, WallRequest, WallRow } from '../../../../machines/wall.ts';
import { icons, mediaIcons } from '../../../components/icons.ts';
import { refusalNote } from '../../../components/refusal-note.ts';
import type { JoinController } from '../../../controllers/join-controller.ts';
import { conversationWords, mediaWords } from '../../../words/interaction.ts';
import type { NameOf } from '../../../words/names.ts';
import { summaryWords } from '../../../words/summary.ts';
import { wallStateWords } from '../../../words/wall.ts';

export interface RowParts {
  nameOf: NameOf;
  /** The reader. */
  me: string;
  isAway: boolean;
  join: JoinController;
  show(request: string): void;
}

/** Interactions of one agent that are shown; beyond that a number. */
const interactionsShownMax = 4;

export function rowTemplate(row: WallRow, parts: RowParts) {
  const { agent, state, since, interactions, requests } = row;
  const { nameOf } = parts;
  const tone = requests.some(({ listing }) => listing.state !== 'helped') ? 'asks' : '';
  return html`<div
    class="row ${state} ${tone}"
    role="row"
    tabindex="-1"
    data-test="wall-row"
    data-agent=${agent}
    data-state=${state}
  >
    <div role="rowheader" class="who">
      <span class="name">${nameOf(agent)}</span>
      <span class="small muted groups">${row.workgroups.join(', ')}</span>
    </div>
    <div role="gridcell" class="state">
      <span class="dot" aria-hidden="true"></span>
      <span class="words">${wallStateWords(state, interactions[0]?.listing.media)}</span>
      <time data-since=${since}></time>
    </div>
    <div role="gridcell" class="interactions">${
      interactions.length > 0
        ? html`<ul>
            ${interactions.slice(0, interactionsShownMax).map(interactionTemplate)}
            ${
              interactions.length > interactionsShownMax
                ? html`<li class="muted small">${msg(str`and ${interactions.length - interactionsShownMax} more`)}</li>`
                : nothing
            }
          </ul>`
        : nothing
    }</div>
    <div role="gridcell" class="requests">${
      requests.length > 0
        ? html`<ul>
            ${requests.map((request) => requestTemplate(request, parts))}
          </ul>`
        : nothing
    }</div>
  </div>`;
}

const interactionTemplate = ({ interaction, listing: { media, conversation, since } }: WallInteraction) =>
  html`<li data-test="wall-interaction" data-of=${interaction} data-media=${media} data-conversation=${conversation}>
    ${mediaIcons[media]} <span>${mediaWords(media)}</span>
    <span class="muted">${conversationWords(conversation)}</span>
    <time data-since=${since}></time>
  </li>`;

function requestTemplate({ request, listing, helping, joinable }: WallRequest, { nameOf, me, ...parts }: RowParts) {
  const { state, responsible, urgency, escalated, openedAt, reach } = listing;
  const tone = state === 'helped' ? 'good' : state === 'unattended' || reach !== 'asked' ? 'warn' : '';
  const { refused } = parts.join;
  return html`<li
    data-test="wall-request"
    data-request=${request}
    data-state=${state}
    data-by=${responsible ?? nothing}
  >
    <span class="how ${tone}">${summaryWords(listing, nameOf, me)}</span>
    <time data-since=${openedAt}></time>
    ${urgency === 'urgent' ? html`<span class="chip bad">${icons.urgent} ${msg('Urgent')}</span>` : nothing}
    ${escalated ? html`<span class="chip warn">${msg('Escalated')}</span>` : nothing}
    ${
      helping
        ? html`<button class="quiet" data-test="wall-show" @click=${() => parts.show(request)}>
            <span aria-hidden="true">${msg('Show')}</span>
            <span class="spoken">${msg(str`Show the request of ${nameOf(listing.agent)}`)}</span>
          </button>`
        : nothing
    }
    ${joinable ? joinButton(request, nameOf(listing.agent), parts) : nothing}
    ${refused?.request === request ? refusalNote(refused.refusal, nameOf) : nothing}
  </li>`;
}

const joinButton = (request: string, name: string, { join, isAway }: Pick<RowParts, 'join' | 'isAway'>) =>
  html`<button
    data-test="wall-join"
    aria-busy=${join.isJoining(request) ? 'true' : 'false'}
    aria-disabled=${isAway ? 'true' : 'false'}
    @click=${isAway ? nothing : () => join.join(request)}
  >
    <span aria-hidden="true">${msg('Join')}</span>
    <span class="spoken">${msg(str`Join the request of ${name}`)}</span>
  </button>`;
