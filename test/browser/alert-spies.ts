/**
 * What a browser does outside of a page, played by doubles that count: sound, desktop notifications, and whether somebody
 * looks at a tab. Put into every page of a context before its own scripts run.
 */
import type { BrowserContext, Page } from 'playwright-core';

export interface SpiedNotice {
  title: string;
  body: string;
  tag: string;
  silent: boolean;
  requireInteraction: boolean;
  renotify: boolean;
  isClosed: boolean;
}

interface Spy {
  sounds: number;
  /** Pitches of the last sound. */
  hertz: number[];
  audio: 'running' | 'suspended';
  contexts: { onstatechange?: (() => void) | null }[];
  notices: (SpiedNotice & { click(): void })[];
  permission: NotificationPermission;
  answer: NotificationPermission;
  isHidden: boolean;
}

declare global {
  interface Window {
    spy: Spy;
  }
}

export interface SpyOptions {
  audio?: 'running' | 'suspended';
  permission?: NotificationPermission;
  /** What the person says when the browser asks. */
  answer?: NotificationPermission;
}

export async function spyOn(context: BrowserContext, options: SpyOptions = {}): Promise<void> {
  await context.addInitScript((wanted: SpyOptions) => {
    const { audio = 'running', permission = 'granted', answer = 'granted' } = wanted;
    window.spy = { audio, permission, answer, sounds: 0, hertz: [], contexts: [], notices: [], isHidden: false };
    const { spy } = window;
    Object.defineProperty(document, 'visibilityState', { get: () => (spy.isHidden ? 'hidden' : 'visible') });

    let isSounding = false;
    const part = () => ({
      gain: { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} },
      connect: (to: unknown) => to,
    });
    const oscillator = () => {
      const tone = { ...part(), frequency: { value: 0 }, stop() {}, start };
      function start() {
        // All that starts in one turn is one sound.
        if (!isSounding) {
          isSounding = true;
          spy.sounds++;
          spy.hertz = [];
          setTimeout(() => {
            isSounding = false;
          });
        }
        spy.hertz.push(Math.round(tone.frequency.value));
      }
      return tone;
    };
    window.AudioContext = class {
      currentTime = 0;
      destination = {};
      onstatechange: (() => void) | null = null;
      createOscillator = oscillator;
      createGain = part;
      constructor() {
        spy.contexts.push(this);
      }
      get state() {
        return spy.audio;
      }
      async resume() {
        spy.audio = 'running';
        for (const { onstatechange } of spy.contexts) onstatechange?.();
      }
    } as unknown as typeof AudioContext;

    window.Notification = class {
      static get permission() {
        return spy.permission;
      }
      static async requestPermission() {
        spy.permission = spy.answer;
        return spy.permission;
      }
      onclick: (() => void) | null = null;
      onclose: (() => void) | null = null;
      readonly notice: Spy['notices'][number];
      constructor(title: string, options: Omit<SpiedNotice, 'title' | 'isClosed'>) {
        this.notice = { ...options, title, isClosed: false, click: () => this.onclick?.() };
        spy.notices.push(this.notice);
      }
      close() {
        this.notice.isClosed = true;
        this.onclose?.();
      }
    } as unknown as typeof Notification;
  }, options);
}

export const soundsOf = (page: Page) => page.evaluate(() => window.spy.sounds);
export const noticesOf = (page: Page): Promise<SpiedNotice[]> =>
  page.evaluate(() => window.spy.notices.map(({ click: _, ...notice }) => notice));
export const clickNotice = (page: Page, tag: string) =>
  page.evaluate((wanted) => window.spy.notices.findLast((notice) => notice.tag === wanted)?.click(), tag);

/** Somebody goes to another tab, or comes back. */
export const look = (page: Page, isThere: boolean) =>
  page.evaluate((is) => {
    window.spy.isHidden = !is;
    document.dispatchEvent(new Event('visibilitychange'));
  }, isThere);
