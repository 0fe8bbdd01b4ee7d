/** The recorder of the QA page: before, meanwhile, and what comes of it. */
import { html } from 'lit';
import '../../recorder/recorder.ts';
import '../office.ts';
import type { Recorded, RecordingTold } from '../../../machines/recordings.ts';
import type { Answers } from '../office.ts';
import type { Scene } from '../scene.ts';

const running: RecordingTold = {
  recording: 'r1',
  from: 120,
  startedAt: Date.UTC(2026, 10, 26, 9, 30),
  people: [
    { id: 'alice', name: 'Alice', deeds: 2 },
    { id: 'sue', name: 'Sue', deeds: 1 },
  ],
  deeds: 3,
  newest: 'Sue accepts the request on call c1',
};

const text = `Feature: Alice and Sue on call c1
  Recorded on Northwind Travel, 2026-11-26 09:30.

  Scenario: Alice asks and Sue accepts
    Given the site "demo"
    And Alice is logged on to the agent client
    And Sue is logged on to Interaction Supervisor
    And Alice is on call c1 of bookings
    When Alice asks for assistance on call c1: "May I refund 900? The hotel was closed when the customer came, and nobody answered the telephone."
    Then Sue sees the toast for call c1
    When Sue accepts the request on call c1
    Then Alice sees that Sue helps with call c1
`;
const recorded: Recorded = { file: 'alice-and-sue-on-call-c1.feature', text, warnings: [] };
const differing: Recorded = {
  ...recorded,
  site: { name: 'northwind-travel', text: 'name: Northwind Travel\npeople:\n  alice:\n    name: Alice Adams\n' },
  warnings: ['What people wrote is not told: others of the same length stand for them.'],
};

const answersWith =
  (own: RecordingTold | null, stopped?: Recorded | object): Answers =>
  (method, url) => {
    if (url.endsWith('/stop')) return stopped;
    return method === 'GET' && url === '/api/recordings' ? { recording: own } : (own ?? undefined);
  };

const scene = (name: string, answers: Answers, part: Partial<Scene> = {}): Scene => ({
  name: `recorder/${name}`,
  at: 'supervisor',
  isWide: true,
  render: () => html`<gallery-office .answers=${answers} .shown=${html`<hr-recorder></hr-recorder>`}></gallery-office>`,
  ...part,
});

/** Once it is there. */
async function press(stage: HTMLElement, button: string): Promise<void> {
  for (let frames = 0; frames < 100; frames++) {
    await new Promise(requestAnimationFrame);
    const recorder = stage.querySelector('gallery-office')?.shadowRoot?.querySelector('hr-recorder');
    const found = recorder?.shadowRoot?.querySelector<HTMLElement>(`[data-test="${button}"]`);
    if (!found) continue;
    found.click();
    return;
  }
  throw new Error(`There is no ${button}.`);
}
const stopped = { after: (stage: HTMLElement) => press(stage, 'stop') };

export const recorderScenes: readonly Scene[] = [
  scene('ready', answersWith(null)),
  scene('nothing-done-yet', answersWith({ ...running, deeds: 0, people: [], newest: '' })),
  scene('recording', answersWith(running)),
  scene('writing', answersWith(running), stopped),
  scene('recorded', answersWith(running, recorded), stopped),
  scene('recorded-with-warnings', answersWith(running, differing), stopped),
  scene('refused', answersWith(running, { type: 'x', title: 'x', status: 409, code: 'nothingRecorded' }), stopped),
];
