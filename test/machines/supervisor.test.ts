import { describe, expect, it } from 'vitest';
import type { Application } from '../../machines/commands.ts';
import type { Message } from '../../machines/messages.ts';
import { anActor, text } from '../support/actor.ts';

const joined: Message = { type: 'workgroup.joined', workgroup: 'support', supervisor: 'sue', member: true };
const logOn = (application: Application = 'supervisor', session = 's1'): Message => ({
  type: 'session.start',
  command: `sue/${session}`,
  session,
  application,
});
const logOff = (session = 's1'): Message => ({ type: 'session.end', command: `sue/-${session}`, session });
const show: Message = {
  type: 'toast.show',
  toast: 'c1.1/sue/1',
  request: 'c1.1',
  agent: 'alice',
  workgroup: 'support',
  urgency: 'normal',
  version: 1,
};
const help: Message = { type: 'helping.started', request: 'c1.1', agent: 'alice', workgroup: 'support' };
const accept = (toast = 'c1.1/sue/1'): Message => ({ type: 'accept', command: 'sue/1', toast });

const sue = () => anActor('supervisor').hears(joined, logOn());

describe('presence', () => {
  it('is told to every workgroup when the first supervisor application starts and the last one ends', () => {
    const supervisor = anActor('supervisor').hears(joined, logOn());
    expect(supervisor.told).toEqual([['workgroup/support', 'presence']]);
    expect(supervisor.hears(logOn('businessManager', 's2')).told).toEqual([]);
    expect(supervisor.hears(logOff('s1')).told).toEqual([]);
    expect(supervisor.hears(logOff('s2')).told).toEqual([['workgroup/support', 'presence']]);
  });

  it('is told to a workgroup that is joined later', () => {
    const supervisor = sue().hears({ type: 'workgroup.joined', workgroup: 'billing', supervisor: 'sue', member: true });
    expect(supervisor.said).toContainEqual({
      type: 'tell',
      to: 'workgroup/billing',
      message: { type: 'presence', supervisor: 'sue', supervising: true },
    });
  });
});

describe('toasts', () => {
  it('are shown while supervising only: a plain client receives none', () => {
    expect(sue().hears(show).context.toasts).toHaveProperty(['c1.1/sue/1']);
    const client = anActor('supervisor').hears(joined, logOn('client'));
    expect(client.is('known.loggedOn.client')).toBe(true);
    expect(client.hears(show).said).toEqual([]);
  });

  it('and helping close in the same turn as the last supervisor application', () => {
    const supervisor = sue().hears(logOn('client', 's2'), show, help, logOff('s1'));
    expect(supervisor.is('known.loggedOn.client')).toBe(true);
    expect(supervisor.context).toMatchObject({ toasts: {}, helping: {} });
    expect(supervisor.published).toEqual([
      { type: 'toast.closed', toast: 'c1.1/sue/1', cause: 'loggedOff' },
      { type: 'helping.ended', request: 'c1.1', cause: 'loggedOff' },
      { type: 'supervisor.presence', presence: 'client' },
    ]);
  });

  it('close with their cause and who took it; an unknown one is dropped', () => {
    const supervisor = sue().hears(show, { type: 'toast.close', toast: 'c1.1/sue/1', cause: 'taken', by: 'sam' });
    expect(supervisor.published).toEqual([{ type: 'toast.closed', toast: 'c1.1/sue/1', cause: 'taken', by: 'sam' }]);
    expect(supervisor.hears({ type: 'toast.close', toast: 'c1.1/sue/1', cause: 'taken' }).said).toEqual([]);
  });
});

describe('a click', () => {
  it('is passed on to the request, which decides', () => {
    expect(sue().hears(accept()).told).toEqual([['request/c1.1', 'request.accept']]);
    expect(sue().hears({ type: 'reply', command: 'sue/1', toast: 'c1.1/sue/1', text: text('sue/1') }).told).toEqual([
      ['request/c1.1', 'request.accept'],
    ]);
  });

  it.each([
    ['unknownPerson', anActor('supervisor'), accept()],
    ['notLoggedOn', anActor('supervisor').hears(joined), accept()],
    ['notSupervising', anActor('supervisor').hears(joined, logOn('client')), accept()],
    ['notEligible', sue(), accept('c1.1/sam/1')],
  ] as const)('is refused %s', (refused, supervisor, message) => {
    expect(supervisor.hears(message).answered).toEqual({ 'sue/1': { refused } });
  });
});
