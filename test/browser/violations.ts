/** What is wrong with a page for people who cannot see, point or read as others do: axe, and what does not fit. */
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const colorSchemes = ['light', 'dark'] as const;
const deskWidths: readonly number[] = [1280, 400];

interface Violation {
  id: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

interface Looks {
  widths?: readonly number[];
  /** More or less than axe's own. */
  rules?: Record<string, { enabled: boolean }>;
}

/** What axe finds against WCAG 2.2 AA and good practice, at every width and in both colour schemes. */
export async function violations(page: Page, { widths = deskWidths, rules = {} }: Looks = {}): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  const found: string[] = [];
  const looks = widths.flatMap((width) => colorSchemes.map((colorScheme) => ({ width, colorScheme })));
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const all = await page.evaluate(
      async (options) => {
        const { axe } = globalThis as unknown as {
          axe: { run(options: object): Promise<{ violations: Violation[] }> };
        };
        return (await axe.run(options)).violations;
      },
      { rules },
    );
    for (const { id, nodes } of all) {
      found.push(
        `${width} ${colorScheme}: ${id} ${JSON.stringify(nodes.map(({ target, failureSummary }) => [target, failureSummary]))}`,
      );
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) found.push(`${width} ${colorScheme}: ${overflow} px wider than the window`);
  }
  return found;
}
