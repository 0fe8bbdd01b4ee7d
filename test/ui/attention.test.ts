import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Alert } from '../../machines/desk.ts';
import { Attention } from '../../ui/alerts/attention.ts';
import { Ledger } from '../../ui/alerts/ledger.ts';
import { aStorage } from './storage.ts';

const alert = (request: string): Alert => ({ request, cause: 'toast', pop: true, sound: true, urgent: false });

/** Tabs of one person that share a ledger; what each acted on, together. */
function tabs() {
  const storage = aStorage();
  const acted: [string, string[]][] = [];
  let leader = 'one';
  const open = new Set(['c1.1', 'c2.1', 'c3.1']);
  const tab = (name: string, more: { isComplete?: () => boolean; act?: () => Promise<void> } = {}) => {
    const attention = new Attention({
      ledger: new Ledger(storage, 'supervisor/sue'),
      leads: () => leader === name,
      seize: () => {
        leader = name;
        void attention.settle();
      },
      isComplete: more.isComplete ?? (() => true),
      isOpen: ({ request }) => open.has(request),
      act: async (alerts) => {
        acted.push([name, alerts.map(({ request }) => request)]);
        await more.act?.();
      },
      random: () => 0,
    });
    return attention;
  };
  return { tab, acted, open, lead: (name: string) => (leader = name) };
}
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an alert', () => {
  test('that reaches two tabs is acted on by the one that leads', async () => {
    const { tab, acted } = tabs();
    const both = [tab('one'), tab('two')];
    for (const each of both) each.take('e1', alert('c1.1'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(acted).toEqual([['one', ['c1.1']]]);
  });

  test('comes together with others of the same moment', async () => {
    const { tab, acted } = tabs();
    const one = tab('one');
    for (const n of [1, 2, 3]) one.take(`e${n}`, alert(`c${n}.1`));
    await settled();
    expect(acted).toEqual([['one', ['c1.1', 'c2.1', 'c3.1']]]);
  });

  test('waits until all that was missed is here, and is nothing if its request was taken meanwhile', async () => {
    const { tab, acted, open } = tabs();
    let isComplete = false;
    const one = tab('one', { isComplete: () => isComplete });
    one.take('e1', alert('c1.1'));
    one.take('e2', alert('c2.1'));
    await settled();
    expect(acted).toEqual([]);
    isComplete = true;
    open.delete('c1.1');
    await one.settle();
    expect(acted).toEqual([['one', ['c2.1']]]);
  });

  test('that the leader received and did not act on before it died is the next leader’s', async () => {
    const { tab, acted, lead } = tabs();
    const dying = tab('one', { act: () => new Promise(() => undefined) });
    const next = tab('two');
    for (const each of [dying, next]) each.take('e1', alert('c1.1'));
    await settled();
    lead('two');
    await next.settle();
    expect(acted).toEqual([
      ['one', ['c1.1']],
      ['two', ['c1.1']],
    ]);
  });

  test('that the leader acted on before it died is not acted on again', async () => {
    const { tab, acted, lead } = tabs();
    const [one, two] = [tab('one'), tab('two')];
    for (const each of [one, two]) each.take('e1', alert('c1.1'));
    await settled();
    lead('two');
    await two.settle();
    expect(acted).toHaveLength(1);
  });

  test('that the leader never heard of, since it hangs or has lost its line, is soon another tab’s', async () => {
    const { tab, acted } = tabs();
    tab('one');
    const two = tab('two');
    two.take('e1', alert('c1.1'));
    await vi.advanceTimersByTimeAsync(1_499);
    expect(acted).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(acted).toEqual([['two', ['c1.1']]]);
  });

  test('that is over before anybody acted makes no tab take the lead', async () => {
    const { tab, acted, open } = tabs();
    const two = tab('two');
    two.take('e1', alert('c1.1'));
    open.delete('c1.1');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(acted).toEqual([]);
  });

  test('that comes while another one sounds is acted on after it', async () => {
    const { tab, acted } = tabs();
    const sounding = Promise.withResolvers<void>();
    const one = tab('one', { act: () => sounding.promise });
    one.take('e1', alert('c1.1'));
    await settled();
    one.take('e2', alert('c2.1'));
    await settled();
    expect(acted).toHaveLength(1);
    sounding.resolve();
    await settled();
    expect(acted).toEqual([
      ['one', ['c1.1']],
      ['one', ['c2.1']],
    ]);
  });

  test('does not grow old for ever: at most three hundred wait', async () => {
    const { tab, acted, open } = tabs();
    const one = tab('one', { isComplete: () => isComplete });
    let isComplete = false;
    for (let n = 0; n < 400; n++) {
      open.add(`d${n}.1`);
      one.take(`e${n}`, alert(`d${n}.1`));
    }
    isComplete = true;
    await one.settle();
    expect(acted[0]?.[1]).toHaveLength(300);
    expect(acted[0]?.[1][0]).toBe('d100.1');
  });
});

test('a ledger survives strange content, and keeps the newest ids', () => {
  const storage = aStorage();
  storage.setItem('alerted/agent/alice', '{"no":"list"}');
  const ledger = new Ledger(storage, 'agent/alice');
  expect(ledger.open(['a'])).toEqual(['a']);
  ledger.add(Array.from({ length: 400 }, (_, n) => `e${n}`));
  expect(new Ledger(storage, 'agent/alice').open(['e99', 'e100', 'e399'])).toEqual(['e99']);
});
