/** A page as a small picture, for whoever watches a scenario. It changes nothing on the page and never fails. */
import type { Page } from 'playwright-core';

/** Bytes that a picture may have; a page that is too much for it is taken again, more coarsely. */
const bytesMax = 60_000;
const qualities = [60, 35, 15];
/** A page that cannot be drawn by then is not waited for. */
const withinMs = 5_000;

export async function pagePicture(page: Page): Promise<string | undefined> {
  try {
    for (const quality of qualities) {
      if (page.isClosed()) return undefined;
      const jpeg = await page.screenshot({ type: 'jpeg', quality, scale: 'css', caret: 'initial', timeout: withinMs });
      if (jpeg.length <= bytesMax) return `data:image/jpeg;base64,${jpeg.toString('base64')}`;
    }
    return undefined;
  } catch {
    return undefined;
  }
}
