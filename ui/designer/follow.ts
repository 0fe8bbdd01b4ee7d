/** Scrolls a chart, and nothing around it, so that the state that is lit can be seen. */
import type { LitElement } from 'lit';

const gapPx = 24;

export function followIn(chart: LitElement | null): void {
  const view = chart?.renderRoot.querySelector<HTMLElement>('.view');
  const state = view?.querySelector('.active.atomic') ?? view?.querySelector('.active');
  if (!view || !state) return;
  const [frame, place] = [view.getBoundingClientRect(), state.getBoundingClientRect()];
  const by = (from: number, to: number, first: number, last: number) =>
    // What is larger than the view is seen from its beginning.
    from < first || to - from > last - first ? from - first - gapPx : Math.max(0, to - last + gapPx);
  const top = by(place.top, place.bottom, frame.top, frame.bottom);
  const left = by(place.left, place.right, frame.left, frame.right);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (Math.abs(top) + Math.abs(left) > 1) view.scrollBy({ top, left, behavior: isCalm ? 'instant' : 'smooth' });
}
