import { describe, expect, test } from 'vitest';
import type { DialogView } from '../../machines/messages.ts';
import { blank } from '../../machines/views.ts';
import type { AgentView } from '../../machines/wire.ts';
import { Dialogs } from '../../ui/desks/agent/dialogs.ts';
import { liveLine } from '../../ui/words/live-line.ts';

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
    dialogs.sending('c1', 'ask-1');
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

  test('an ask is over once the feed shows its request, or its end, although it has no answer yet', () => {
    const dialogs = new Dialogs();
    dialogs.sending('c1', 'ask-1');
    dialogs.ended('c1.1', 'withdrawn');
    expect(dialogs.standing('c1', without)).toMatchObject({ state: 'done', outcome: 'withdrawn' });
    dialogs.sending('c1', 'ask-2');
    dialogs.follow(anAgent({ dialogs: { c1: { ...waiting, request: 'c1.2' } } }));
    expect(dialogs.isSending('ask-2')).toBe(false);
  });

  test('an ask under way is known by its id, also one from another window', () => {
    const dialogs = new Dialogs();
    expect(dialogs.askOf('c1', anAgent({ asks: { 'alice/theirs': 'c1' } }))).toBe('theirs');
    expect(dialogs.askOf('c1', without)).toBeUndefined();
    dialogs.sending('c1', 'ours');
    expect(dialogs.askOf('c1', without)).toBe('ours');
  });

  test('one that is withdrawn before it opened leaves a draft and no error', () => {
    const dialogs = new Dialogs();
    dialogs.sending('c1', 'ask-1');
    dialogs.withdrawing('c1', true);
    expect(dialogs.standing('c1', without)).toMatchObject({ state: 'asking', withdrawing: true });
    dialogs.refused('c1', { refused: 'attemptCancelled' });
    const standing = dialogs.standing('c1', without);
    expect(standing).toMatchObject({ state: 'draft', withdrawing: false });
    expect(liveLine(standing, (person) => person)).toBe('Withdrawn – nobody was asked');
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
    dialogs.sending('c1', 'ask-1');
    dialogs.close('c1');
    dialogs.refused('c1', { refused: 'noSupervisorLoggedOn' });
    expect(dialogs.shown(without)).toMatchObject([{ state: 'draft', refusal: { refused: 'noSupervisorLoggedOn' } }]);
  });
});
