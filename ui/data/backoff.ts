/** How long to wait before trying again: doubling from a quarter of a second to five, with jitter. Keeps no count. */

const shortestMs = 250;
const longestMs = 5_000;

/** Wait before attempt `failures` + 1; between half of the step and all of it, so that many desks do not return at once. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const step = Math.min(longestMs, shortestMs * 2 ** Math.min(failures, 10));
  return Math.max(shortestMs, step * (0.5 + random() / 2));
}

export const waitMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until there is an answer: a page that is opened while the server restarts waits for it. */
export async function insist<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let failures = 0; ; failures++) {
    try {
      return await ask();
    } catch {
      await waitMs(backoffMs(failures));
    }
  }
}
