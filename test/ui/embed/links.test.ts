/** The two sides of the embedding protocol, each with a window that is only written down. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FrameStatus } from '../../../ui/embed/frame-link.ts';
import { FrameLink } from '../../../ui/embed/frame-link.ts';
import { HostLink } from '../../../ui/embed/host-link.ts';
import type { ToFrame, ToHost } from '../../../ui/embed/protocol.ts';
import { readToFrame, toHost } from '../../../ui/embed/protocol.ts';

interface Posted {
  message: unknown;
  to: string;
}
function aWindow() {
  const posted: Posted[] = [];
  return { posted, postMessage: (message: unknown, to: string) => void posted.push({ message, to }) };
}
const desktop = 'https://desktop.example';
const hello = { handraise: 1, type: 'hello' };
const typesOf = (posted: readonly Posted[]) => posted.map(({ message }) => (message as ToHost).type);

describe('the frame', () => {
  const aFrame = () => {
    const host = aWindow();
    const heard: ToFrame[] = [];
    const link = new HostLink({
      host,
      allowed: ['https://handraise.example', desktop],
      heard: (message) => heard.push(message),
    });
    const say = (data: unknown, origin = desktop, source: unknown = host) => link.hear({ source, origin, data });
    return { host, heard, link, say };
  };
  const state = { type: 'state' as const, loggedOn: true, connection: 'connected' as const, interactions: [] };

  test('tells nothing before the page around it has said hello, and then only to its website', () => {
    const { host, link, say } = aFrame();
    link.tell({ type: 'height', height: 320 });
    link.tell(state);
    link.tell({ type: 'attention', interaction: 'c1' });
    expect(host.posted).toEqual([]);
    say(hello);
    // A pop that nobody heard is over; what is still true is told.
    expect(typesOf(host.posted)).toEqual(['ready', 'height', 'state']);
    link.tell({ type: 'attention', interaction: 'c1' });
    expect(host.posted.map(({ to }) => to)).toEqual([desktop, desktop, desktop, desktop]);
    for (const { message } of host.posted) expect(toHost.safeParse(message).success).toBe(true);
  });

  test.each([
    ['a website that may not embed it', 'https://evil.example', undefined],
    ['a page without an origin', 'null', undefined],
    ['a name that only begins alike', 'https://desktop.example.evil', undefined],
    ['another window of the website that embeds it', desktop, aWindow()],
  ])('does not hear %s', (_, origin, source) => {
    const { host, heard, say } = aFrame();
    say(hello, origin, source ?? host);
    say({ handraise: 1, type: 'open', interaction: 'c1' }, origin, source ?? host);
    expect([heard, host.posted]).toEqual([[], []]);
  });

  test('tells the same state and height once, and all of it again to whoever says hello anew', () => {
    const { host, link, say } = aFrame();
    say(hello);
    for (const height of [320, 320, 400]) link.tell({ type: 'height', height });
    link.tell(state);
    link.tell({ ...state });
    expect(typesOf(host.posted)).toEqual(['ready', 'height', 'height', 'state']);
    say(hello);
    expect(host.posted.slice(4).map(({ message }) => message)).toMatchObject([
      { type: 'ready' },
      { height: 400 },
      state,
    ]);
  });
});

test.each([
  ['no object', 'hello'],
  ['nothing', null],
  ['another’s message', { type: 'hello' }],
  ['a later version', { handraise: 2, type: 'hello' }],
  ['a word that is none', { handraise: 1, type: 'goodbye' }],
  ['no id', { handraise: 1, type: 'open', interaction: '../c1' }],
  ['too long an id', { handraise: 1, type: 'show', interaction: 'c'.repeat(65) }],
  ['no interaction', { handraise: 1, type: 'open' }],
  ['no colours', { handraise: 1, type: 'theme', theme: 'url(x)' }],
])('%s is no message', (_, data) => {
  expect(readToFrame(data)).toBeUndefined();
});

describe('the component', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const server = 'https://handraise.example';
  const aComponent = () => {
    const frame = aWindow();
    const seen = { loads: 0, statuses: [] as FrameStatus[], heard: [] as ToHost[] };
    const link = new FrameLink({
      frame: () => frame as never,
      origin: server,
      load: () => void seen.loads++,
      heard: (message) => seen.heard.push(message),
      changed: (status) => seen.statuses.push(status),
    });
    const hear = (data: unknown, origin = server, source: unknown = frame) =>
      link.hear({ source, origin, data } as MessageEvent);
    return { frame, seen, link, hear };
  };
  const ready = { handraise: 1, type: 'ready' };

  test('says hello until there is an answer, to the server alone', () => {
    const { frame, seen, link, hear } = aComponent();
    link.start();
    link.loaded();
    vi.advanceTimersByTime(1_000);
    expect(frame.posted).toEqual([hello, hello, hello].map((message) => ({ message, to: server })));
    hear(ready);
    vi.advanceTimersByTime(60_000);
    expect([frame.posted.length, seen.loads, seen.statuses]).toEqual([3, 1, ['ready']]);
    link.stop();
  });

  test('is away when nobody answers, loads the frame ever less often, and is there again', () => {
    const { seen, link, hear } = aComponent();
    link.start();
    link.loaded();
    vi.advanceTimersByTime(8_000);
    expect(seen).toMatchObject({ loads: 1, statuses: ['away'] });
    const loads: number[] = [];
    for (let minute = 0; minute < 10; minute++) {
      vi.advanceTimersByTime(60_000);
      loads.push(seen.loads);
    }
    expect(loads[0]).toBeGreaterThan(2);
    expect(loads[9]! - loads[8]!).toBeLessThanOrEqual(1);
    hear(ready);
    expect(seen.statuses).toEqual(['away', 'ready']);
    vi.advanceTimersByTime(600_000);
    expect(seen.loads).toBe(loads[9]);
    link.stop();
  });

  test('asks anew when the frame shows another document, such as after the log-on', () => {
    const { frame, seen, link, hear } = aComponent();
    link.start();
    link.loaded();
    hear(ready);
    link.loaded();
    expect(frame.posted).toHaveLength(2);
    hear(ready);
    vi.advanceTimersByTime(60_000);
    expect(seen.statuses).toEqual(['ready']);
    link.loaded();
    vi.advanceTimersByTime(8_000);
    expect(seen.statuses).toEqual(['ready', 'away']);
    link.stop();
  });

  test.each([
    ['another website in the frame', ready, 'https://evil.example', undefined],
    ['another window', ready, server, aWindow()],
    ['a version that it does not know', { handraise: 2, type: 'ready' }, server, undefined],
    ['anything else', 'ready', server, undefined],
  ])('does not hear %s', (_, data, origin, source) => {
    const { frame, seen, link, hear } = aComponent();
    link.start();
    hear(data, origin, source ?? frame);
    expect([seen.heard, seen.statuses]).toEqual([[], []]);
    link.stop();
  });

  test('that was taken away says and does nothing any more', () => {
    const { frame, seen, link } = aComponent();
    link.start();
    link.loaded();
    link.stop();
    vi.advanceTimersByTime(600_000);
    expect([frame.posted.length, seen.loads]).toEqual([1, 1]);
  });
});
