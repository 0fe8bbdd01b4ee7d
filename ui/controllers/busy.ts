/** Whether somebody writes, chooses, or is at a control by keyboard, in whatever shadow tree: their place is not moved. */

export function isBusy(): boolean {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.matches('textarea, input, select, button:focus-visible') ?? false;
}
