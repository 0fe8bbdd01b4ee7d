/** The editor of scenarios and what it is made of, without a server. */
import { html } from 'lit';
import '../../qa-editor/code-area.ts';
import '../../qa-editor/scenario-editor.ts';
import '../office.ts';
import type { Checked, ComplaintTold, FileText, VocabularyTold } from '../../../machines/laboratory.ts';
import type { Answers } from '../office.ts';
import type { Scene } from '../scene.ts';

const text = `# What a newcomer writes first.
Feature: Asking for help

  @R-TAKEN
  Scenario: Alice asks, Sue helps
    Given Alise is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    When Alice asks for assistance on call c1: "May I refund 900?"
    And 2s pass
    Then Sue sees the tost for call c1 within 2s
    And Alice reads on call c1:
      | Alice | May I refund 900? |
`;
const complaints: ComplaintTold[] = [
  { line: 6, column: 11, message: 'Nobody on the site "small" is called Alise.', nearest: 'Alice' },
  {
    ...{ line: 10, column: 10, message: 'No step says "Sue sees the tost for call c1 within 2s".' },
    nearest: '{person} sees the toast for {interaction}',
  },
];
const clean: Checked = { complaints: [], scenarios: [{ scenario: 'mine.feature:5', name: 'Alice asks', line: 5 }] };

const vocabulary: VocabularyTold = {
  steps: [
    {
      expression: '{person} is logged on to {application}',
      about: 'A person is at a desk: the agent client, Interaction Supervisor or IC Business Manager.',
      kind: 'event',
      group: 'Who is there',
    },
    {
      expression: '{person} asks for assistance on {interaction}: {string}',
      about: 'Opens the assistance dialog by its button, writes the text and sends it.',
      kind: 'act',
      group: 'Asking and ending',
    },
    {
      expression: '{person} reads on {interaction}:',
      about: 'The lines of the conversation, each with who wrote it.',
      kind: 'expectation',
      group: 'What anybody sees',
      takes: 'table',
    },
  ],
  parameters: { person: { about: 'somebody', values: ['Alice', 'Sue'], example: 'Alice' } },
  sites: ['demo', 'small'],
  tags: ['@R-TAKEN'],
};

const own: FileText = { file: 'mine.feature', text, version: 'v1', isWritable: true, folder: 'writable' };
const answering =
  (file: Partial<FileText>, checked: Checked = clean): Answers =>
  (method, url) => {
    if (url.includes('/check')) return checked;
    if (url.startsWith('/api/steps')) return vocabulary;
    if (method === 'PUT') return { status: 409, type: 'x', title: 'x', code: 'outdated' };
    return { ...own, ...file };
  };

const editor = (name: string, answers: Answers, after?: (editor: HTMLElement) => Promise<void>): Scene => ({
  name: `scenario-editor/${name}`,
  at: 'supervisor',
  isWide: true,
  render: () =>
    html`<gallery-office
      .answers=${answers}
      .shown=${html`<hr-scenario-editor .file=${`${name}.feature`}></hr-scenario-editor>`}
    ></gallery-office>`,
  after: async (stage) => {
    const office = stage.querySelector('gallery-office')!;
    const shown = await until(() => office.shadowRoot?.querySelector<HTMLElement>('hr-scenario-editor'));
    await until(() => inside(shown, '[data-test="not-opened"], hr-code-area') && isChecked(shown));
    await after?.(shown);
  },
});

const inside = (element: HTMLElement, selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
const isChecked = (shown: HTMLElement) =>
  inside(shown, '[data-test="not-opened"]') ?? inside(inside(shown, 'hr-mistake-list')!, '[data-standing="fresh"]');

/** Asks again with every frame. */
async function until<Value>(look: () => Value | null | undefined): Promise<Value> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise(requestAnimationFrame);
  }
}

/** Writes at the end of the script. */
async function write(shown: HTMLElement, more: string): Promise<void> {
  const area = inside(shown, 'hr-code-area') as HTMLElement & { text: string };
  area.dispatchEvent(new CustomEvent('write', { detail: area.text + more }));
  await until(() => inside(shown, '[data-test="unsaved"]'));
}

const part = (name: string, render: Scene['render']): Scene => ({ name, at: 'supervisor', isWide: true, render });

export const qaEditorScenes: readonly Scene[] = [
  editor('mistakes', answering({ file: 'mistakes.feature' }, { complaints, scenarios: clean.scenarios })),
  editor('unsaved', answering({ file: 'unsaved.feature' }), (shown) => write(shown, '    And 2s pass\n')),
  editor('conflict', answering({ file: 'conflict.feature' }), async (shown) => {
    await write(shown, '    And 2s pass\n');
    inside(shown, '[data-test="save"]')!.click();
    await until(() => inside(shown, '[data-test="conflict"]'));
  }),
  editor('ships', answering({ file: 'ships.feature', isWritable: false })),
  editor('no-folder', answering({ file: 'no-folder.feature', isWritable: false, folder: 'none' })),
  editor('unreadable', () => ({ status: 413, type: 'x', title: 'x', code: 'tooLarge' })),
  part(
    'text-area/plain',
    () => html`<hr-text-area .text=${text} label="Script of mine.feature" .vocabulary=${vocabulary}></hr-text-area>`,
  ),
  part(
    'mistake-list/none',
    () => html`<hr-mistake-list standing="fresh" .complaints=${[]} .scenarios=${2}></hr-mistake-list>`,
  ),
  part(
    'mistake-list/unanswered',
    () => html`<hr-mistake-list standing="unanswered" .complaints=${[]} .scenarios=${0}></hr-mistake-list>`,
  ),
  part(
    'mistake-list/very-many',
    () =>
      html`<hr-mistake-list
        standing="fresh"
        .complaints=${Array.from({ length: 60 }, (_, n) => ({ ...complaints[1]!, line: n + 4 }))}
      ></hr-mistake-list>`,
  ),
];
