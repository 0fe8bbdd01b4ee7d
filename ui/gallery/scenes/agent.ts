/** The agent's desk: interactions, and the Request Assistance dialog from draft to done. */
import { html } from 'lit';
import '../../desks/agent/assistance-dialog.ts';
import '../../desks/agent/interaction-row.ts';
import type { Conversation, Media } from '../../../machines/commands.ts';
import { medias } from '../../../machines/commands.ts';
import type { DialogView } from '../../../machines/messages.ts';
import { outcomes } from '../../../machines/messages.ts';
import type { RefusalCode } from '../../../machines/refusals.ts';
import type { InteractionView, RequestView } from '../../../machines/wire.ts';
import type { AssistanceDialog } from '../../desks/agent/assistance-dialog.ts';
import type { ShownDialog } from '../../desks/agent/dialogs.ts';
import { shortLine } from '../../words/live-line.ts';
import { helped, interaction, request } from '../centre.ts';
import type { Scene } from '../scene.ts';

interface Row {
  about?: Partial<InteractionView>;
  dimmed?: RefusalCode;
  standing?: Partial<ShownDialog>;
}

const shown = (part: Partial<ShownDialog>): ShownDialog => ({
  interaction: 'c1',
  state: 'draft',
  request: undefined,
  dialog: undefined,
  withdrawing: false,
  outcome: undefined,
  refusal: undefined,
  ...part,
});
const dialog = (part: Partial<DialogView> = {}): DialogView => ({
  request: 'c1.1',
  state: 'waiting',
  reach: 'asked',
  escalated: false,
  by: null,
  ...part,
});

const row = (name: string, { about, dimmed, standing }: Row): Scene => ({
  name: `interaction-row/${name}`,
  at: 'agent',
  render: ({ people }) => html`<hr-interaction-row
    .row=${{ interaction: interaction('c1', about), buttonVisible: true, dimmed, asking: false, request: undefined }}
    .standing=${standing && shown(standing)}
    .words=${standing ? shortLine(shown(standing), people.nameOf) : ''}
  ></hr-interaction-row>`,
});

const states: readonly Conversation[] = ['offering', 'alerting', 'connected', 'held', 'parked', 'disconnected'];
const dimming: readonly RefusalCode[] = ['notAcd', 'stateNotPermitted', 'rightMissing', 'notYourInteraction'];

interface Dialog {
  standing: Partial<ShownDialog>;
  view?: RequestView;
  dimmed?: RefusalCode;
  after?: Scene['after'];
}

const asked = (name: string, { standing, view, dimmed, after }: Dialog): Scene => ({
  name: `assistance-dialog/${name}`,
  at: 'agent',
  views: view ? [view] : [],
  ...(after && { after }),
  render: () => html`<hr-assistance-dialog
    .shown=${shown({ ...standing, request: view?.request })}
    .request=${view}
    .dimmed=${dimmed}
    .front=${true}
  ></hr-assistance-dialog>`,
});

const pressClose = async (stage: HTMLElement) => {
  const element = stage.querySelector<AssistanceDialog>('hr-assistance-dialog');
  await element?.updateComplete;
  element?.renderRoot.querySelector<HTMLElement>('[data-test="close"]')?.click();
};

export const agentScenes: readonly Scene[] = [
  ...medias.map((media: Media) => row(media, { about: { media } })),
  ...states.map((conversation) => row(conversation, { about: { conversation } })),
  ...dimming.map((dimmed) => row(`dimmed, ${dimmed}`, { dimmed })),
  row('draft', { standing: { state: 'draft' } }),
  row('waiting', { standing: { state: 'waiting', dialog: dialog() }, dimmed: 'alreadyActive' }),
  row('nobody there', {
    standing: { state: 'waiting', dialog: dialog({ reach: 'nobody', escalated: true }) },
    dimmed: 'alreadyActive',
  }),
  row('helped', {
    standing: { state: 'helped', dialog: dialog({ state: 'helped', by: 'sue' }) },
    dimmed: 'alreadyActive',
  }),
  asked('draft', { standing: { state: 'draft' } }),
  asked('dimmed', { standing: { state: 'draft' }, dimmed: 'stateNotPermitted' }),
  asked('refused', { standing: { state: 'draft', refusal: { refused: 'noSupervisorLoggedOn' } } }),
  asked('withdrawn', { standing: { state: 'draft', refusal: { refused: 'attemptCancelled' } } }),
  asked('sending', { standing: { state: 'asking' } }),
  asked('withdrawing', { standing: { state: 'asking', withdrawing: true } }),
  asked('sent', { standing: { state: 'waiting', dialog: dialog() }, view: request('c1.1') }),
  asked('seen', { standing: { state: 'waiting', dialog: dialog() }, view: request('c1.1', { seen: ['sam', 'sue'] }) }),
  asked('urgent, escalated', {
    standing: { state: 'waiting', dialog: dialog({ escalated: true }) },
    view: request('c1.1', { urgency: 'urgent', reason: 'refund', escalated: true, seen: ['sue'] }),
  }),
  asked('ignored by everyone', {
    standing: { state: 'waiting', dialog: dialog({ reach: 'ignored', escalated: true }) },
    view: request('c1.1', { reach: 'ignored', escalated: true }),
  }),
  asked('nobody there', {
    standing: { state: 'waiting', dialog: dialog({ reach: 'nobody', escalated: true }) },
    view: request('c1.1', { reach: 'nobody', escalated: true }),
  }),
  asked('helped', { standing: { state: 'helped', dialog: dialog({ state: 'helped', by: 'sue' }) }, view: helped() }),
  asked('helped by two', {
    standing: { state: 'helped', dialog: dialog({ state: 'helped', by: 'sue' }) },
    view: helped({ helpers: ['bea', 'sue'] }),
  }),
  asked('unattended', {
    standing: { state: 'unattended', dialog: dialog({ state: 'unattended' }) },
    view: helped({ state: 'unattended', responsible: null, helpers: [] }),
  }),
  asked('question at closing', {
    standing: { state: 'helped', dialog: dialog({ state: 'helped', by: 'sue' }) },
    view: helped(),
    after: pressClose,
  }),
  ...outcomes.map((outcome) =>
    asked(outcome, { standing: { state: 'done', outcome }, view: helped({ state: 'done', outcome, helpers: [] }) }),
  ),
];
