/**
 * What a screen reader would be told by live regions, as ARIA has it: of a region that is atomic all of its text, else what
 * was added. Listens in every shadow tree. Knows no screen reader's habits.
 */
import type { Page } from 'playwright-core';

interface Announcement {
  manner: 'polite' | 'assertive';
  text: string;
}

declare global {
  interface Window {
    announced: Announcement[];
  }
}

/** Before the page is opened. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.announced = [];
    const implicit: Record<string, { live: string; atomic: string }> = {
      status: { live: 'polite', atomic: 'true' },
      alert: { live: 'assertive', atomic: 'true' },
      log: { live: 'polite', atomic: 'false' },
    };
    const of = (element: Element, attribute: 'live' | 'atomic') =>
      element.getAttribute(`aria-${attribute}`) ?? implicit[element.getAttribute('role') ?? '']?.[attribute];
    const isHidden = (element: Element) => element.closest('[hidden], [aria-hidden="true"]') !== null;
    const wordsOf = (node: Node): string => {
      if (node instanceof Element && (isHidden(node) || node.matches('style, script, [aria-live="off"]'))) return '';
      if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
      const inside = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
      return [...inside.childNodes].map(wordsOf).join(' ');
    };
    const regionOf = (node: Node): Element | undefined => {
      for (let at: Node | null = node; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
        const live = at instanceof Element ? of(at, 'live') : undefined;
        if (live) return live === 'off' ? undefined : (at as Element);
      }
      return undefined;
    };
    const alertsIn = (node: Node): Element[] =>
      node instanceof Element ? [node, ...node.querySelectorAll('*')].filter((at) => at.role === 'alert') : [];
    const say = (region: Element, words: string) => {
      const text = words.replace(/\s+/g, ' ').trim();
      if (text && !isHidden(region)) window.announced.push({ manner: of(region, 'live') as 'polite', text });
    };
    const observer = new MutationObserver((mutations) => {
      const whole = new Set<Element>();
      for (const { type, target, addedNodes } of mutations) {
        const region = regionOf(target);
        // An alert is heard also when it comes with its words; any other region has to be there before.
        if (!region) for (const node of addedNodes) alertsIn(node).forEach((alert) => void whole.add(alert));
        if (!region) continue;
        if (of(region, 'atomic') === 'true') whole.add(region);
        else if (type === 'characterData') say(region, wordsOf(target));
        else for (const node of addedNodes) say(region, wordsOf(node));
      }
      for (const region of whole) say(region, wordsOf(region));
    });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      observer.observe(root, { childList: true, characterData: true, subtree: true });
      return root;
    };
  });
}

/** What was said since this was asked last, such as `assertive: Urgent: Alice asks for assistance`. */
export const heardBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.announced.splice(0).map(({ manner, text }) => `${manner}: ${text}`));
