import { describe, expect, it } from 'vitest';
import type { Message } from '../../machines/messages.ts';
import { anActor, text } from '../support/actor.ts';

const rights = { showAssistanceButton: true, canRequestAssistanceFromSupervisor: true };
const configure = (set = rights): Message => ({
  type: 'agent.configure',
  command: 'admin/1',
  agent: 'alice',
  rights: set,
});
const logOn = (session = 's1'): Message => ({
  type: 'session.start',
  command: `alice/${session}`,
  session,
  application: 'client',
});
const logOff = (session = 's1'): Message => ({ type: 'session.end', command: `alice/-${session}`, session });
const ask = (length = 5): Message => ({
  type: 'ask',
  command: 'alice/1',
  interaction: 'c1',
  text: text('alice/1', length),
});
const opened = (request: string): Message => ({
  type: 'request.opened',
  command: 'alice/1',
  interaction: 'c1',
  request,
});

const alice = () => anActor('agent').hears(configure(), logOn());

describe('an agent who asks', () => {
  it('passes the ask on to the interaction and remembers it by its command', () => {
    const agent = alice().hears(ask());
    expect(agent.told).toEqual([['interaction/c1', 'assistance.ask']]);
    expect(agent.context.asks).toEqual({ 'alice/1': 'c1' });
  });

  it.each([
    ['unknownPerson', anActor('agent'), ask()],
    ['notLoggedOn', anActor('agent').hears(configure()), ask()],
    [
      'rightMissing',
      anActor('agent').hears(configure({ ...rights, canRequestAssistanceFromSupervisor: false }), logOn()),
      ask(),
    ],
    ['textEmpty', alice(), ask(0)],
    ['textTooLong', alice(), ask(2_001)],
  ] as const)('is refused %s before anybody is asked', (refused, agent, message) => {
    agent.hears(message);
    expect(agent.answered).toEqual({ 'alice/1': { refused } });
    expect(agent.told).toEqual([]);
    expect(agent.context.asks).toEqual({});
  });

  it('may write 2,000 characters', () => {
    expect(alice().hears(ask(2_000)).told).toHaveLength(1);
  });

  it('forgets only the ask that was refused', () => {
    const agent = alice().hears(ask(), { ...ask(), command: 'alice/2' } as Message);
    agent.hears({ type: 'ask.refused', command: 'alice/2', interaction: 'c1', refused: 'alreadyActive' });
    expect(agent.context.asks).toEqual({ 'alice/1': 'c1' });
  });
});

describe('a dialog', () => {
  it('follows its request: waiting, helped, unattended, gone', () => {
    const agent = alice().hears(ask(), opened('c1.1'));
    const state = () => agent.context.dialogs.c1?.state;
    expect(state()).toBe('waiting');
    agent.hears({ type: 'request.helped', request: 'c1.1', by: 'sue' });
    expect(agent.context.dialogs.c1).toMatchObject({ state: 'helped', by: 'sue' });
    agent.hears({ type: 'request.unattended', request: 'c1.1' });
    expect(state()).toBe('unattended');
    agent.hears({ type: 'request.ended', request: 'c1.1', outcome: 'completed' });
    expect(agent.context.dialogs).toEqual({});
  });

  it('is followed while the agent is logged off', () => {
    const agent = alice().hears(ask(), opened('c1.1'), logOff(), {
      type: 'request.helped',
      request: 'c1.1',
      by: 'sue',
    });
    expect(agent.is('known.loggedOff')).toBe(true);
    expect(agent.context.dialogs.c1?.state).toBe('helped');
  });

  it('of the higher number wins, compared as numbers, whatever arrives first', () => {
    const agent = alice().hears(opened('c1.10'), ask(), opened('c1.9'));
    expect(agent.context.dialogs.c1?.request).toBe('c1.10');
    expect(agent.context.asks).toEqual({});
    agent.hears({ type: 'request.ended', request: 'c1.9', outcome: 'withdrawn' });
    expect(agent.context.dialogs.c1?.request).toBe('c1.10');
    expect(agent.published).toEqual([]);
  });
});

describe('sessions', () => {
  it('are a set: only the last log-off logs off, and the same session twice is one', () => {
    const agent = alice().hears(logOn('s2'), logOn('s2'), logOff('s1'));
    expect(agent.is('known.loggedOn')).toBe(true);
    expect(agent.hears(logOff('s2')).is('known.loggedOff')).toBe(true);
  });
});
