/**
 * How near a picture is: it lies in a box that scrolls, which is how it is moved by touch, wheel and keys; pulling it with
 * the pointer does the same. Zooming keeps what is in the middle, or under the pointer, where it is.
 */
import type { ReactiveController, ReactiveElement } from 'lit';

export interface Sized {
  width: number;
  height: number;
}

const scaleMin = 0.2;
const scaleMax = 3;
/** Where the whole width would be unreadable, a part of it is shown. */
const readable = 0.62;
export const zoomStep = 1.25;
const moveStepPx = 80;
/** A click with an unsteady hand is no pull. */
const pullFromPx = 5;

export class ZoomController implements ReactiveController {
  readonly #host: ReactiveElement;
  #of: Sized | undefined;
  #scale = 1;
  #isFitting = true;
  #width = 0;
  /** Of the element, not of the box: that what is read about stands beside it now makes nothing smaller. */
  readonly #resized = new ResizeObserver(([entry]) => {
    const width = Math.round(entry?.contentRect.width ?? 0);
    const isOther = width !== this.#width && this.#width > 0;
    this.#width = width;
    if (isOther && this.#isFitting) this.#fitWidth();
  });
  #pulling: { x: number; y: number; left: number; top: number; isMoved: boolean } | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#resized.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#resized.disconnect();
  }

  /** Another picture: as large as it can be read, beginning at its top. */
  open(of: Sized): void {
    this.#of = of;
    this.fit();
  }

  /** As wide as there is room, while it can be read. */
  readonly fit = (): void => {
    this.#isFitting = true;
    this.#fitWidth();
    if (this.#view) this.#view.scrollTop = 0;
  };

  #fitWidth(): void {
    const view = this.#view;
    if (!view || !this.#of) return;
    this.#apply(Math.min(1, Math.max(readable, view.clientWidth / this.#of.width)));
    view.scrollLeft = (view.scrollWidth - view.clientWidth) / 2;
  }

  /** All of it, however small. */
  readonly whole = (): void => {
    const view = this.#view;
    if (!view || !this.#of) return;
    this.#isFitting = false;
    this.#apply(Math.min(1, view.clientWidth / this.#of.width, view.clientHeight / this.#of.height));
  };

  /** `at`: what stays where it is, in the box; its middle without. */
  zoom(factor: number, at?: { x: number; y: number }): void {
    const view = this.#view;
    if (!view) return;
    this.#isFitting = false;
    const { x, y } = at ?? { x: view.clientWidth / 2, y: view.clientHeight / 2 };
    const before = this.#scale;
    const [left, top] = [view.scrollLeft + x, view.scrollTop + y];
    this.#apply(before * factor);
    const grown = this.#scale / before;
    view.scrollLeft = left * grown - x;
    view.scrollTop = top * grown - y;
  }

  readonly wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = this.#view?.getBoundingClientRect();
    if (box) this.zoom(Math.exp(-event.deltaY / 300), { x: event.clientX - box.x, y: event.clientY - box.y });
  };

  /** Whether the key was for moving or zooming. */
  press({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const view = this.#view;
    if (!view || ctrlKey || metaKey || altKey) return false;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const move = shiftKey ? moves[key] : undefined;
    if (move) view.scrollBy(move[0] * moveStepPx, move[1] * moveStepPx);
    else if (key === '+' || key === '=') this.zoom(zoomStep);
    else if (key === '-') this.zoom(1 / zoomStep);
    else if (key === '0') this.fit();
    else return false;
    return true;
  }

  readonly pull = (event: PointerEvent): void => {
    const view = this.#view;
    if (!view || event.button !== 0 || event.pointerType === 'touch') return;
    this.#pulling = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop, isMoved: false };
  };

  readonly move = (event: PointerEvent): void => {
    const from = this.#pulling;
    const view = this.#view;
    if (!from || !view) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.isMoved) {
      if (Math.hypot(dx, dy) < pullFromPx) return;
      from.isMoved = true;
      view.setPointerCapture(event.pointerId);
      view.classList.add('pulled');
    }
    view.scrollLeft = from.left - dx;
    view.scrollTop = from.top - dy;
  };

  readonly release = (): void => {
    this.#pulling = undefined;
    this.#view?.classList.remove('pulled');
  };

  #apply(scale: number): void {
    this.#scale = Math.min(scaleMax, Math.max(scaleMin, scale));
    const svg = this.#view?.querySelector('svg');
    if (!svg || !this.#of) return;
    svg.style.width = `${Math.round(this.#of.width * this.#scale)}px`;
    svg.style.height = `${Math.round(this.#of.height * this.#scale)}px`;
  }

  get #view(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.view');
  }
}
