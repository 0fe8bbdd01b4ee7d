import { describe, expect, it } from 'vitest';
import type { Message } from '../../machines/messages.ts';
import { anActor } from '../support/actor.ts';

const configure = (supervisors: string[], escalation: string[] = []): Message => ({
  type: 'workgroup.configure',
  command: 'admin/1',
  workgroup: 'support',
  supervisors,
  escalation,
  escalateAfterSeconds: 60,
  remindEverySeconds: 30,
});
const presence = (supervisor: string, supervising: boolean): Message => ({ type: 'presence', supervisor, supervising });
const route: Message = { type: 'route.ask', interaction: 'c1', attempt: 4, agent: 'alice', reason: null };
const subscribe: Message = {
  type: 'roster.subscribe',
  request: 'c1.1',
  summary: {
    agent: 'alice',
    urgency: 'normal',
    reason: null,
    state: 'waiting',
    reach: 'asked',
    escalated: false,
    responsible: null,
    helpers: [],
  },
};

const answerTo = (...before: Message[]) => {
  const [effect] = anActor('workgroup').hears(...before, route).said;
  return effect?.type === 'tell' ? effect.message : undefined;
};

describe('whom a request would reach', () => {
  it('is every configured supervisor who is supervising, and the answer names its attempt', () => {
    expect(answerTo(configure(['sam', 'sue']), presence('sue', true))).toMatchObject({ attempt: 4, eligible: ['sue'] });
  });

  it.each([
    ['noSupervisorConfigured', [] as Message[]],
    ['noSupervisorConfigured', [configure([], ['eve']), presence('eve', true)]],
    ['noSupervisorConfigured', [configure(['alice']), presence('alice', true)]],
    ['noSupervisorLoggedOn', [configure(['sue'], ['eve']), presence('eve', true)]],
  ])('is %s', (missing, before) => {
    expect(answerTo(...before)).toMatchObject({ eligible: [], missing });
  });
});

describe('the roster', () => {
  it('is sent in full to a request that subscribes, then change by change', () => {
    const group = anActor('workgroup').hears(configure(['sue'], ['eve']), presence('eve', true), subscribe);
    expect(group.said).toContainEqual({
      type: 'tell',
      to: 'request/c1.1',
      message: {
        type: 'roster.full',
        version: 2,
        roster: { eve: { supervising: true, configured: false, escalation: true } },
      },
    });
    group.hears(presence('sue', true));
    expect(group.said).toContainEqual({
      type: 'tell',
      to: 'request/c1.1',
      message: {
        type: 'roster.changed',
        version: 3,
        roster: { sue: { supervising: true, configured: true, escalation: false } },
      },
    });
  });

  it('tells a changed configuration to its requests', () => {
    const group = anActor('workgroup').hears(configure(['sue']), presence('sue', true), subscribe, configure([]));
    expect(group.told).toContainEqual(['request/c1.1', 'roster.changed']);
  });

  it('is not told to a request that unsubscribed', () => {
    const group = anActor('workgroup').hears(configure(['sue']), subscribe, {
      type: 'roster.unsubscribe',
      request: 'c1.1',
    });
    expect(group.hears(presence('sue', true)).told).toEqual([]);
  });
});
