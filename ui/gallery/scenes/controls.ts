/** The small elements that every desk is made of. */
import { html } from 'lit';
import '../../components/alert-switches.ts';
import '../../components/composer.ts';
import '../../components/connection-chip.ts';
import '../../components/desk-header.ts';
import '../../components/language-choice.ts';
import '../../components/shortcut-help.ts';
import '../../components/theme-switch.ts';
import '../../components/toggle-switch.ts';
import '../shared-styles.ts';
import type { RefusalCode } from '../../../machines/refusals.ts';
import { refusals } from '../../../machines/refusals.ts';
import type { ShortcutHelp } from '../../components/shortcut-help.ts';
import { refusalWords } from '../../words/refusal.ts';
import type { Scene } from '../scene.ts';

const connections = ['connected', 'reconnecting', 'disconnected'] as const;

const composer = (name: string, part: { value?: string; busy?: boolean; blocked?: boolean; rows?: number }): Scene => ({
  name: `composer/${name}`,
  at: 'agent',
  render: () => html`<hr-composer
    .value=${part.value ?? ''}
    .rows=${part.rows ?? 3}
    .tests=${['text', 'send']}
    .busy=${part.busy ?? false}
    .blocked=${part.blocked ?? false}
    .counting=${part.rows !== 1}
    label="What do you need help with?"
    hint="What do you need help with?"
    action="Send"
  ></hr-composer>`,
});

export const controlScenes: readonly Scene[] = [
  {
    name: 'buttons',
    at: 'agent',
    isWide: true,
    render: () => html`<gallery-buttons></gallery-buttons>`,
  },
  {
    name: 'connection',
    at: 'agent',
    render: () => html`${connections.map((state) => html`<hr-connection .state=${state}></hr-connection> `)}`,
  },
  ...connections.map(
    (connection): Scene => ({
      name: `desk-header/${connection}`,
      at: 'agent',
      isWide: true,
      connection,
      render: () => html`<hr-desk-header heading="My desk"></hr-desk-header>`,
    }),
  ),
  {
    name: 'desk-header/places',
    at: 'supervisor',
    isWide: true,
    render: () => html`<hr-desk-header
      heading="Supervisor desk"
      .places=${[{ hash: '', words: 'Requests', count: 2, here: true }, { hash: 'wall', words: 'Wall', here: false }]}
    ></hr-desk-header>`,
  },
  {
    name: 'switch',
    at: 'agent',
    render: () => html`<hr-switch name="on" label="Switched on" .on=${true}></hr-switch>
      <hr-switch name="off" label="Switched off" .on=${false}></hr-switch>`,
  },
  { name: 'language-choice', at: 'agent', render: () => html`<hr-language></hr-language>` },
  { name: 'theme-switch', at: 'agent', render: () => html`<hr-theme-switch></hr-theme-switch>` },
  { name: 'alert-switches', at: 'agent', render: () => html`<hr-alert-switches></hr-alert-switches>` },
  composer('empty', {}),
  composer('written', { value: 'The customer wants 900 back.' }),
  composer('nearly full', { value: 'A long story. '.repeat(110) }),
  composer('too long', { value: 'A long story. '.repeat(150) }),
  composer('sending', { value: 'The customer wants 900 back.', busy: true }),
  composer('blocked', { value: 'The customer wants 900 back.', blocked: true }),
  composer('one row', { rows: 1 }),
  {
    name: 'refusals',
    at: 'supervisor',
    isWide: true,
    render: ({ people }) => html`<gallery-refusals
      .words=${(Object.keys(refusals) as RefusalCode[]).map((refused) =>
        refusalWords({ refused, by: refused === 'alreadyTaken' ? 'sam' : undefined }, people.nameOf),
      )}
    ></gallery-refusals>`,
  },
  {
    name: 'shortcut-help',
    at: 'supervisor',
    render: () => html`<hr-shortcut-help
      .shortcuts=${[
        { key: 'F6', words: () => 'Go to the requests for assistance', run: () => {} },
        { key: 'a', words: () => 'Accept it', run: () => {} },
      ]}
    ></hr-shortcut-help>`,
    // Not modal here: the other scenes are to be seen too.
    after: async (stage) => {
      const help = stage.querySelector<ShortcutHelp>('hr-shortcut-help');
      await help?.updateComplete;
      const dialog = help?.renderRoot.querySelector('dialog');
      dialog?.show();
      if (dialog) dialog.style.position = 'static';
    },
  },
];
