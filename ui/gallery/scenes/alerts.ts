/** What a person is told about alerts, and chooses of them. */
import { html } from 'lit';
import '../../components/alert-settings.ts';
import '../../components/away-digest.ts';
import '../../components/connection-chip.ts';
import type { Digest } from '../../alerts/absence.ts';
import type { AlertSettings } from '../../components/alert-settings.ts';
import type { Scene } from '../scene.ts';

const nothing = { came: 0, taken: 0, takenBy: [], withdrawn: 0, over: 0, waiting: 0, messages: 0, inRequests: 0 };
const minutesMs = 60_000;

const digest = (name: string, at: Scene['at'], part: Partial<Digest>): Scene => ({
  name: `away-digest/${name}`,
  at,
  isWide: true,
  render: ({ alerting }) => {
    alerting.digest = { ...nothing, awayMs: 12 * minutesMs, ...part };
    return html`<hr-away-digest></hr-away-digest>`;
  },
});

const settings = (at: Scene['at']): Scene => ({
  name: `alert-settings/${at}`,
  at,
  render: () => html`<hr-alert-settings></hr-alert-settings>`,
  // Not modal here: the other scenes are to be seen too.
  after: async (stage) => {
    const panel = stage.querySelector<AlertSettings>('hr-alert-settings');
    if (!panel) return;
    panel.isOpen = true;
    await panel.updateComplete;
    const dialog = panel.renderRoot.querySelector('dialog');
    dialog?.show();
    if (dialog) dialog.style.position = 'static';
  },
});

export const alertScenes: readonly Scene[] = [
  digest('supervisor', 'supervisor', { came: 7, taken: 4, takenBy: ['sam', 'bea'], withdrawn: 1, waiting: 2 }),
  digest('agent', 'agent', { messages: 3, inRequests: 2 }),
  digest('all', 'supervisor', {
    ...{ awayMs: 125 * minutesMs, came: 1_234, taken: 900, takenBy: ['a', 'b', 'c', 'd', 'e'], withdrawn: 300 },
    ...{ over: 30, waiting: 4, messages: 12, inRequests: 3 },
  }),
  settings('agent'),
  settings('supervisor'),
  {
    name: 'connection/for long',
    at: 'agent',
    render: () => html`<hr-connection .state=${'disconnected'} .lostAt=${Date.now() - 2 * minutesMs}></hr-connection>
      <hr-connection .state=${'reconnecting'} .catchingUp=${() => true}></hr-connection>`,
  },
];
