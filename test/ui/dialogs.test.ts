import { describe, expect, test } from 'vitest';
import type { DialogView } from '../../machines/messages.ts';
import { blank } from '../../machines/views.ts';
import type { AgentView } from '../../machines/wire.ts';
import { Dialogs } from '../../ui/desks/agent/dialogs.ts';

const waiting: DialogView = { request: 'c1.1', state: 'waiting', reach: 'asked', escalated: false, by: null };
const anAgent = (about: Partial<AgentView> = {}): AgentView => ({ ...blank.agent, agent: 'alice', ...about });
const withRequest = anAgent({ dialogs: { c1: waiting } });
const without = anAgent();

describe('the dialogs of an agent', () => {
  test('there is one per interaction, and the last one opened is in front', () => {
    const dialogs = new Dialogs();
    for (const interaction of ['c1', 'c2', 'c1']) dialogs.open(interaction);
    expect(dialogs.shown(without).map(({ interaction }) => interaction)).toEqual(['c1', 'c2']);
    expect(dialogs.front).toBe('c1');
  });

  test('an ask goes from draft over asking to waiting, also while the feed is later than the answer', () => {
    const dialogs = new Dialogs();
    dialogs.open('c1');
    expect(dialogs.standing('c1', without).state).toBe('draft');
    dialogs.sending('c1');
    expect(dialogs.standing('c1', without).state).toBe('asking');
    dialogs.opened('c1', 'c1.1');
    expect(dialogs.standing('c1', without).state).toBe('asking');
    dialogs.follow(withRequest);
    expect(dialogs.standing('c1', withRequest).state).toBe('waiting');
  });

  test('an active request opens its dialog at log-on, but not again once it was put into the background', () => {
    const dialogs = new Dialogs();
    dialogs.follow(withRequest);
    expect(dialogs.shown(withRequest)).toHaveLength(1);
    dialogs.close('c1');
    dialogs.follow(withRequest);
    expect(dialogs.shown(withRequest)).toHaveLength(0);
    dialogs.pop('c1.1');
    expect(dialogs.shown(withRequest)).toMatchObject([{ interaction: 'c1', state: 'waiting' }]);
    expect(dialogs.front).toBe('c1');
  });

  test('an ended request shows how it ended until the agent asks again', () => {
    const dialogs = new Dialogs();
    dialogs.follow(withRequest);
    dialogs.ended('c1.1', 'completed');
    expect(dialogs.standing('c1', without)).toMatchObject({ state: 'done', request: 'c1.1', outcome: 'completed' });
    dialogs.again('c1');
    expect(dialogs.standing('c1', without).state).toBe('draft');
  });

  test('one that ended while the desk was away says so', () => {
    const dialogs = new Dialogs();
    dialogs.follow(withRequest);
    dialogs.follow(without);
    expect(dialogs.standing('c1', without)).toMatchObject({ state: 'done', outcome: null });
  });

  test('a refusal opens the dialog again, so that whoever asked learns of it', () => {
    const dialogs = new Dialogs();
    dialogs.open('c1');
    dialogs.sending('c1');
    dialogs.close('c1');
    dialogs.refused('c1', { refused: 'noSupervisorLoggedOn' });
    expect(dialogs.shown(without)).toMatchObject([{ state: 'draft', refusal: { refused: 'noSupervisorLoggedOn' } }]);
  });
});
