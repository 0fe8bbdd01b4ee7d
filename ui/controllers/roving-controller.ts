/**
 * Rows that are walked with the arrow keys, Home, End and the page keys, as one stop for Tab. Whoever has the focus keeps it
 * when rows change their places: a row that is moved in the document loses it.
 */
import type { ReactiveController, ReactiveElement } from 'lit';

const pageRows = 10;

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + pageRows,
  PageUp: (at) => at - pageRows,
  Home: () => 0,
  End: (_, last) => last,
};

export class RovingController implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #rows: string;
  readonly #nameOf: (row: HTMLElement) => string;
  /** The row that Tab leads to, by name. */
  #current: string | undefined;
  /** What had the focus before the host was drawn: its row, and which of the controls in it. */
  #had: { row: string; control: number } | undefined;

  constructor(host: ReactiveElement, rows: string, nameOf: (row: HTMLElement) => string) {
    this.#host = host;
    this.#rows = rows;
    this.#nameOf = nameOf;
    host.addController(this);
  }

  hostUpdate(): void {
    const focused = this.#focused;
    const row = focused?.closest<HTMLElement>(this.#rows);
    this.#had = focused && row ? { row: this.#nameOf(row), control: controlsOf(row).indexOf(focused) } : undefined;
    if (this.#had) this.#current = this.#had.row;
  }

  hostUpdated(): void {
    const rows = this.#all;
    const current = rows.find((row) => this.#nameOf(row) === this.#current) ?? rows[0];
    for (const row of rows) {
      const tabIndex = row === current ? 0 : -1;
      if (row.tabIndex !== tabIndex) row.tabIndex = tabIndex;
    }
    if (!this.#had || this.#focused?.isConnected) return;
    const { row: name, control } = this.#had;
    const row = rows.find((one) => this.#nameOf(one) === name) ?? current;
    ((row && controlsOf(row)[control]) ?? row)?.focus({ preventScroll: true });
  }

  /** For the `keydown` of what holds the rows. */
  readonly press = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const from = (event.target as Element).closest<HTMLElement>(this.#rows);
    if (!step || !from || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = this.#all;
    const to = rows[Math.max(0, Math.min(rows.length - 1, step(rows.indexOf(from), rows.length - 1)))];
    event.preventDefault();
    if (to) this.#go(to);
  };

  /** To the row where the person was; false if there is none. */
  focus(): boolean {
    const row = this.#all.find(({ tabIndex }) => tabIndex === 0);
    if (row) this.#go(row);
    return row !== undefined;
  }

  #go(row: HTMLElement): void {
    for (const other of this.#all) if (other.tabIndex === 0) other.tabIndex = -1;
    row.tabIndex = 0;
    this.#current = this.#nameOf(row);
    row.focus();
  }

  get #all(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(this.#rows)];
  }

  get #focused(): HTMLElement | undefined {
    const root = this.#host.renderRoot as ShadowRoot;
    return (root.activeElement as HTMLElement | null) ?? undefined;
  }
}

const controlsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>('button')];
