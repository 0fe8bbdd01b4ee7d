/** Model-based: any sequence of commands gets the answers, and leaves the toasts, that the plain model says. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommandBody, CommandType } from '../../machines/commands.ts';
import type { Answer } from '../../machines/messages.ts';
import type { AgentName, SupervisorName } from '../support/plain-model.ts';
import { PlainModel } from '../support/plain-model.ts';
import type { Watched } from '../support/watched.ts';
import { watched } from '../support/watched.ts';

/** The system, and the little that a test remembers of it. */
interface Real {
  centre: Watched;
  commands: number;
  lastAsker: AgentName | undefined;
}

interface Sent<Type extends CommandType> {
  self: string;
  type: Type;
  body: CommandBody<Type>;
  expected: Answer;
}

abstract class Action implements fc.AsyncCommand<PlainModel, Real> {
  check(): boolean {
    return true;
  }

  abstract send(model: PlainModel, real: Real): Sent<CommandType>;

  async run(model: PlainModel, real: Real): Promise<void> {
    const { self, type, body, expected } = this.send(model, real);
    const id = `m${++real.commands}`;
    const answer = await real.centre.send(self, type, body, id);
    // How a request ended is compared where it is decided, not at every later refusal.
    expect(withoutOutcome(answer)).toEqual(expected);
    // R-IDEMPOTENT: the same again is the first answer, whatever has become of the request.
    expect(await real.centre.send(self, type, body, id)).toEqual(answer);
    expect(await real.centre.send(self, 'alerts', { pop: true, sound: false }, id)).toEqual({
      refused: 'commandIdReused',
    });
    real.centre.settle();
    if (model.active) real.lastAsker = model.active.asker;
    for (const who of ['sue', 'sam'] as const) expect(shownTo(real.centre, who)).toEqual(expectedToasts(model, who));
    const request = model.active && real.centre.host.states().get(`request/${model.active.id}`);
    if (model.active) expect(request?.context.lines).toBe(model.active.lines);
  }
}

const withoutOutcome = (answer: Answer) => {
  if ('done' in answer) return answer;
  const { outcome: _, ...rest } = answer;
  return rest;
};
const shownTo = ({ host }: Watched, who: SupervisorName) =>
  Object.keys((host.states().get(`supervisor/${who}`)?.context.toasts ?? {}) as object);
const expectedToasts = ({ active }: PlainModel, who: SupervisorName) =>
  active?.shown.has(who) ? [`${active.id}/${who}/${active.shown.get(who)}`] : [];

const action = (name: string, send: Action['send']): Action =>
  new (class extends Action {
    override send = send;
    override toString = () => name;
  })();

const agents = fc.constantFrom<AgentName>('alice', 'alice', 'bob');
const supervisors = fc.constantFrom<SupervisorName>('sue', 'sam');
const texts = fc.oneof(
  { weight: 8, arbitrary: fc.constant('Please help') },
  { weight: 1, arbitrary: fc.constantFrom('', '   ', 'x'.repeat(2_000), 'x'.repeat(2_001), ` ${'x'.repeat(2_000)} `) },
);

const actions = [
  fc.tuple(agents, texts).map(([who, text]) =>
    action(`${who} asks (${text.length} characters)`, (model) => ({
      self: `agent/${who}`,
      type: 'ask',
      body: { interaction: 'c1', text },
      expected: model.ask(who, text),
    })),
  ),
  ...(['accept', 'ignore'] as const).map((type) =>
    supervisors.map((who) =>
      action(`${who} ${type}s`, (model) => ({
        self: `supervisor/${who}`,
        type,
        body: { toast: model.toast(who) },
        expected: model[type](who),
      })),
    ),
  ),
  fc.oneof(agents, supervisors).map((who) =>
    action(`${who} says something`, (model) => ({
      self: `${who === 'sue' || who === 'sam' ? 'supervisor' : 'agent'}/${who}`,
      type: 'say',
      body: { request: model.active?.id ?? `c1.${Math.max(1, model.opened)}`, text: 'Hello' },
      expected: model.say(who),
    })),
  ),
  agents.map((who) =>
    action(`${who} is done`, (model, { lastAsker }) => ({
      self: `agent/${who}`,
      type: 'done',
      body: { request: model.active?.id ?? `c1.${Math.max(1, model.opened)}` },
      expected: model.done(who, lastAsker),
    })),
  ),
  supervisors.map((who) =>
    action(`${who} logs on`, (model) => ({
      self: `supervisor/${who}`,
      type: 'session.start',
      body: { session: who, application: 'supervisor' },
      expected: model.logOn(who),
    })),
  ),
  supervisors.map((who) =>
    action(`${who} logs off`, (model) => ({
      self: `supervisor/${who}`,
      type: 'session.end',
      body: { session: who },
      expected: model.logOff(who),
    })),
  ),
  ...(['connected', 'held'] as const).map((to) =>
    fc.constant(to).map(() =>
      action(`the call is ${to}`, (model) => ({
        self: 'acd',
        type: to === 'connected' ? 'interaction.connect' : 'interaction.hold',
        body: { interaction: 'c1' },
        expected: model.move(to),
      })),
    ),
  ),
  agents.map((to) =>
    action(`the call is transferred to ${to}`, (model) => ({
      self: 'acd',
      type: 'interaction.transfer',
      body: { interaction: 'c1', agent: to },
      expected: model.transfer(to),
    })),
  ),
  fc.constant(0).map(() =>
    action('the call ends', (model) => ({
      self: 'acd',
      type: 'interaction.disconnect',
      body: { interaction: 'c1' },
      expected: model.disconnect(),
    })),
  ),
];

async function aCall(): Promise<Real> {
  const centre = watched();
  const rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
  for (const agent of ['alice', 'bob']) {
    await centre.send('admin', 'agent.configure', { agent, rights });
    await centre.send(`agent/${agent}`, 'session.start', { session: agent, application: 'client' });
  }
  await centre.send('admin', 'workgroup.configure', {
    workgroup: 'support',
    supervisors: ['sue', 'sam'],
    escalation: [],
    escalateAfterSeconds: 60,
    remindEverySeconds: 30,
  });
  await centre.send('acd', 'interaction.offer', { interaction: 'c1', workgroup: 'support', media: 'call', acd: true });
  await centre.send('acd', 'interaction.alert', { interaction: 'c1', agent: 'alice' });
  await centre.send('acd', 'interaction.connect', { interaction: 'c1' });
  return { centre, commands: 0, lastAsker: undefined };
}

it('answers and toasts are those of the plain model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(actions, { maxCommands: 60, size: 'max' }), async (commands) => {
      await fc.asyncModelRun(async () => ({ model: new PlainModel(), real: await aCall() }), commands);
    }),
    { numRuns: 250 },
  );
}, 120_000);
