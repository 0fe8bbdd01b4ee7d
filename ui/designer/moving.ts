/** Gives the focus back to the button that moved a panel, which loses it on the way, or to the one that is there instead. */
import type { ReactiveElement } from 'lit';
import type { ActorPanel } from './actor-panel.ts';

export function refocusMoved(place: ReactiveElement, address: string, by: -1 | 1): void {
  // By then the address is another one, and drawn.
  requestAnimationFrame(async () => {
    const panels = [...place.renderRoot.querySelectorAll<ActorPanel>('hr-actor-panel')];
    const panel = panels.find((one) => one.address === address && !one.fixed);
    await panel?.updateComplete;
    const button = (to: string) => panel?.renderRoot.querySelector<HTMLElement>(`[data-test=move-${to}]`);
    const [same, other] = by < 0 ? ['earlier', 'later'] : ['later', 'earlier'];
    (button(same!) ?? button(other!))?.focus();
  });
}
