/**
 * Work that is for the eye, done once before the next frame however often it was asked for: a desk that hears twenty things
 * a second, or a thousand at once after an absence, draws no more often than it is painted. Where nothing is painted, as in
 * a tab in the background, it is done at once.
 */
const waiting = new Set<() => void>();

function run(): void {
  const work = [...waiting];
  waiting.clear();
  for (const one of work) one();
}

export function beforeNextFrame(work: () => void): void {
  if (document.visibilityState !== 'visible') {
    work();
    return;
  }
  if (waiting.size === 0) requestAnimationFrame(run);
  waiting.add(work);
}

// Frames stop when the tab goes into the background.
document.addEventListener('visibilitychange', run);
