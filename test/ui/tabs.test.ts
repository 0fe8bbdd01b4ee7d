import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TabMessage } from '../../ui/alerts/tabs.ts';
import { Tabs } from '../../ui/alerts/tabs.ts';
import { BrowserTabs } from './browser-tabs.ts';

let browser: BrowserTabs;
const led: string[] = [];
const heard: [string, TabMessage['type']][] = [];

function tab(name: string, self = 'supervisor/sue'): Tabs {
  const tabs = new Tabs({
    ...{ self, locks: browser.locksOf(name), channel: browser.channelOf(name) },
    onLead: () => led.push(name),
    onMessage: ({ type }) => heard.push([name, type]),
  });
  tabs.stand();
  return tabs;
}
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  browser = new BrowserTabs();
  led.length = 0;
  heard.length = 0;
});
afterEach(() => void vi.useRealTimers());

describe('of the tabs of one desk', () => {
  test('one leads, and the next one as soon as it is gone', async () => {
    const [one, two, three] = [tab('one'), tab('two'), tab('three')];
    expect([one.leads, two.leads, three.leads]).toEqual([true, false, false]);
    browser.die('one');
    await settled();
    expect([two.leads, three.leads]).toEqual([true, false]);
    two.close();
    await settled();
    expect([two.leads, three.leads]).toEqual([false, true]);
    expect(led).toEqual(['one', 'two', 'three']);
  });

  test('one that does not answer loses the lead, and stands behind the others', async () => {
    const [one, two, three] = [tab('one'), tab('two'), tab('three')];
    three.seize();
    await settled();
    expect([one.leads, two.leads, three.leads]).toEqual([false, false, true]);
    three.standBack();
    await settled();
    expect([one.leads, two.leads, three.leads]).toEqual([false, true, false]);
    two.standBack();
    await settled();
    expect(one.leads).toBe(true);
  });

  test('two that seize at once leave one leader', async () => {
    const [one, two, three] = [tab('one'), tab('two'), tab('three')];
    two.seize();
    three.seize();
    await settled();
    expect([one.leads, two.leads, three.leads]).toEqual([false, false, true]);
  });

  test('one that stood back stands again', async () => {
    const one = tab('one');
    one.standBack();
    expect(one.leads).toBe(false);
    one.stand();
    await settled();
    expect(one.leads).toBe(true);
  });

  test('all know whether one of them is looked at, and when it begins and ends', async () => {
    const [one, two] = [tab('one'), tab('two')];
    expect(await two.anyLooks()).toBe(false);
    one.looks(true);
    expect([await one.anyLooks(), await two.anyLooks()]).toEqual([true, true]);
    one.looks(false);
    await settled();
    expect([await one.anyLooks(), await two.anyLooks()]).toEqual([false, false]);
    one.looks(true);
    browser.die('one');
    await settled();
    expect(await two.anyLooks()).toBe(false);
    expect(heard).toEqual([
      ['two', 'looked'],
      ['two', 'looked'],
      ['two', 'looked'],
    ]);
  });
});

test('a tab to which the browser gives no locks leads by itself', async () => {
  const locks = { request: () => Promise.reject(new Error('SecurityError')), query: () => Promise.reject(new Error()) };
  const self = 'supervisor/sue';
  const alone = new Tabs({
    self,
    locks,
    channel: browser.channelOf('one'),
    onLead: () => led.push('one'),
    onMessage() {},
  });
  alone.stand();
  await settled();
  expect([alone.leads, led, await alone.anyLooks(), await alone.first('sound', 900)]).toEqual([
    true,
    ['one'],
    false,
    true,
  ]);
});

describe('of two desks', () => {
  test('each has a leader and eyes of its own', async () => {
    const [sue, farid] = [tab('one'), tab('two', 'agent/farid')];
    expect([sue.leads, farid.leads]).toEqual([true, true]);
    sue.looks(true);
    expect(await farid.anyLooks()).toBe(false);
  });

  test('the first to sound has the room for itself, for a while', async () => {
    const [sue, farid] = [tab('one'), tab('two', 'agent/farid')];
    const asked = Promise.all([sue.first('sound', 900), farid.first('sound', 900)]);
    expect(await asked).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(900);
    expect(await farid.first('sound', 900)).toBe(true);
  });
});
