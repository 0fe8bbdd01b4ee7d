/** What a designer sees: actors to choose from, a turn and what was wrong in it, the way through a tape, messages, a desk of the past. */
import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { tapeSequence } from '../../../drawings/tape-sequence.ts';
import type { Tape, TurnDetail, TurnLine } from '../../../machines/inspection.ts';
import type { RefusalCode } from '../../../machines/refusals.ts';
import { ActorLists } from '../../designer/actor-lists.ts';
import '../../designer/actor-panel.ts';
import { ActorTree } from '../../designer/actor-tree.ts';
import type { ActorNow } from '../../designer/inspection-client.ts';
import { NotTold } from '../../designer/inspection-client.ts';
import { problemNote } from '../../designer/problem-note.ts';
import '../../designer/sequence-view.ts';
import '../../designer/still-desk.ts';
import '../../designer/tape-chooser.ts';
import '../../designer/timeline.ts';
import '../../designer/turn-detail.ts';
import '../../designer/turn-list.ts';
import '../../designer/violations.ts';
import { helped } from '../centre.ts';
import '../office.ts';
import type { Scene } from '../scene.ts';

const names: Record<string, string> = { alice: 'Alice Adams', sue: 'Sue Smith' };
const nameOf = (person: string) => names[person] ?? person;
const linkOf = (n: number) => `#turn-${n}`;
const at = Date.parse('2026-11-26T10:00:00.000Z');

const tape = (part: Partial<Tape> = {}): Tape => ({
  ...{ tape: 'record', kind: 'record', title: 'Record', turns: 12_345, from: at, until: at + 3_600_000, clock: 'wall' },
  ...{ first: 1, judged: 12_345, violations: [] },
  ...part,
});
const wrong = [
  { turn: 700, property: 'P-ONE-WINNER', says: 'Two supervisors were told that they help with c1.1 alone.' },
  { turn: 9_000, property: 'Q-VIEW', says: 'What Alice sees is not what her request is.' },
];

const line = (n: number, from: string, to: string, type: string, part: Partial<TurnLine> = {}): TurnLine => ({
  ...{ n, at: at + n * 400, from, to, type, cause: n > 1 ? n - 1 : null, took: [] },
  ...part,
});
const lines = [
  line(1, 'alice', 'agent/alice', 'ask'),
  line(2, 'agent/alice', 'interaction/c1', 'assistance.ask'),
  line(3, 'interaction/c1', 'workgroup/bookings', 'route.ask'),
  line(4, 'workgroup/bookings', 'interaction/c1', 'route.answer'),
  line(5, 'interaction/c1', 'request/c1.1', 'request.open'),
  line(6, 'request/c1.1', 'supervisor/sue', 'toast.show'),
  line(7, 'request/c1.1', 'request/c1.1', 'reminder.due', { cause: 5 }),
  line(8, 'sue', 'supervisor/sue', 'accept', { cause: null }),
  line(9, 'supervisor/sue', 'request/c1.1', 'request.accept', { refused: 'alreadyTaken' }),
];

const waiting = {
  value: { open: 'waiting' },
  context: {
    agent: 'alice',
    helpers: [],
    seen: ['sam', 'sue'],
    text: { id: 't1', length: 54 },
    showings: { sue: { n: 1, open: true } },
  },
};
const attended = {
  value: { open: { helping: 'attended' } },
  context: { ...waiting.context, helpers: ['sue'], responsible: 'sue', showings: { sue: { n: 1, open: false } } },
};
const turn = (part: Partial<TurnDetail> = {}): TurnDetail => ({
  ...line(9, 'supervisor/sue', 'request/c1.1', 'request.accept'),
  ...{ took: ['open.waiting request.accept[3]'], envelope: 9, caused: [10, 11], before: waiting, after: attended },
  message: { type: 'request.accept', toast: 'c1.1/sue/1', supervisor: 'sue', command: 'sue/0b1f' },
  effects: [
    { type: 'tell', to: 'supervisor/sue', message: { type: 'helping.started' } },
    { type: 'cancel', name: 'reminder' },
    { type: 'after', name: 'escalation', delayMs: 60_000, message: { type: 'escalation.due' } },
    { type: 'publish', event: { type: 'request.helped' } },
    { type: 'answer', command: 'sue/0b1f', answer: { done: true } },
  ],
  ...part,
});

const shownTurn = (one: TurnDetail, part: { violations?: Tape['violations']; underWay?: readonly TurnLine[] } = {}) =>
  html`<hr-turn
    .turn=${one}
    .time=${'10:00:03'}
    .nameOf=${nameOf}
    .linkOf=${linkOf}
    .violations=${part.violations ?? []}
    .underWay=${part.underWay}
  ></hr-turn>`;

const listed = (address: string, state: string, name?: string) => ({
  ...{ address, state, lastTurn: 9 },
  ...(name !== undefined && { name }),
});
const actors = [
  listed('agent/alice', 'known.loggedOn', 'Alice Adams'),
  listed('supervisor/sue', 'known.loggedOn.supervising', 'Sue Smith'),
  listed('workgroup/bookings', 'configured'),
  ...Array.from({ length: 30 }, (_, n) =>
    listed(`interaction/c${n}`, 'present.conversation.held, present.assistance.free'),
  ),
];
const tree = (found: typeof actors, chosen: readonly string[] = []): TemplateResult => {
  const element = new ActorTree();
  const lists = new ActorLists({
    load: async ({ kind, limit }) => found.filter(({ address }) => address.startsWith(`${kind}/`)).slice(0, limit),
    changed: () => void element.requestUpdate(),
  });
  element.lists = lists;
  element.chosen = chosen;
  void lists.refresh();
  return html`${element}`;
};

const timeline = (of: Tape, playing = false) =>
  html`<hr-timeline .tape=${of} .turn=${700} .time=${'26 Nov 2026, 10:00:03'} .actor=${'request c1.1'} .playing=${playing} .speed=${10}></hr-timeline>`;

const sequence = tapeSequence(lines, {
  chosen: ['agent/alice', 'interaction/c1', 'request/c1.1', 'supervisor/sue'],
  titleOf: (id) => names[id] ?? id,
  timeOf: ({ n }) => `10:00:0${n}`,
  wrong: new Set([6]),
});

const panel = (now?: ActorNow) =>
  html`<gallery-office .shown=${html`<hr-actor-panel .address=${'agent/alice'} .nameOf=${nameOf} .note=${'There is no such actor now.'} .now=${now} .live=${true}></hr-actor-panel>`}></gallery-office>`;

const frames = [
  { type: 'welcome' as const, epoch: 'gallery', self: 'agent/alice', application: 'client' as const, now: at },
  { type: 'snapshot' as const, topic: 'request/c1.1', seq: 1, view: helped() },
  { type: 'ready' as const },
];
const still = (shown: unknown) =>
  html`<hr-still-desk .kind=${'agent'} .person=${'alice'} .name=${'Alice Adams'} .when=${'10:00:03'} .shown=${shown} .ask=${async () => Response.json(names)}></hr-still-desk>`;

const problem = (code: RefusalCode, status: number) => problemNote(new NotTold(code, status), () => undefined);

const scene = (name: string, render: () => unknown, isWide = false): Scene => ({
  ...{ name: `designer/${name}`, at: 'supervisor', isWide },
  render: () => html`${render()}`,
});

export const designerScenes: readonly Scene[] = [
  scene('tree', () => tree(actors, ['agent/alice'])),
  scene('tree-empty', () => tree([])),
  scene('turn', () => shownTurn(turn(), { underWay: [] })),
  scene('turn-refused-and-wrong', () =>
    shownTurn(turn({ refused: 'alreadyTaken', after: waiting, took: [], effects: [], caused: [] }), {
      violations: [{ turn: 9, property: 'P-ONE-WINNER', says: 'Two supervisors help.' }],
      underWay: [
        line(12, 'sam', 'request/c1.1', 'request.accept'),
        line(14, 'request/c1.1', 'request/c1.1', 'reminder.due'),
      ],
    }),
  ),
  scene('timeline', () => timeline(tape({ violations: wrong })), true),
  scene('timeline-of-a-run', () => timeline(tape({ clock: 'virtual', kind: 'run', tape: 'r1' }), true), true),
  scene(
    'tape-chooser',
    () =>
      html`<hr-tape-chooser .tape=${'r1'} .tapes=${[tape(), tape({ kind: 'run', tape: 'r1', title: 'Two supervisors accept at the same time', clock: 'virtual' })]}></hr-tape-chooser>`,
  ),
  scene(
    'violations',
    () => html`<hr-violations .tape=${tape({ violations: wrong, judged: 9_500 })} .linkOf=${linkOf}></hr-violations>`,
  ),
  scene('violations-none', () => html`<hr-violations .tape=${tape()} .linkOf=${linkOf}></hr-violations>`),
  scene(
    'turns',
    () =>
      html`<hr-turns label="Turns" .nameOf=${nameOf} .linkOf=${linkOf} .turns=${[...lines].reverse().map((one) => ({ ...one, time: '10:00:03', into: one.n === 5 ? 'open.waiting' : undefined }))}></hr-turns>`,
  ),
  scene('sequence', () => html`<hr-sequence .sequence=${sequence} .turn=${6}></hr-sequence>`, true),
  scene(
    'actor',
    () => panel({ value: { known: 'loggedOn' }, context: { agent: 'alice', interactions: ['c1'] } }),
    true,
  ),
  scene('actor-absent', () => panel(), true),
  scene('still-desk', () => still({ n: 9, at, frames }), true),
  scene('still-desk-unknown', () => still('none')),
  scene('inspection-off', () => problem('invalidMessage', 404)),
  scene('role-missing', () => problem('roleMissing', 403)),
  scene('unavailable', () => problem('unavailable', 503)),
];
