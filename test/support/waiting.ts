/** Whoever waits for something to become so, without asking again and again: they look whenever something has happened. */
export class Waiting {
  readonly #checks = new Set<() => void>();

  /** Something has happened. */
  look(): void {
    for (const check of [...this.#checks]) check();
  }

  until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!isSo()) return;
        this.#checks.delete(check);
        resolve();
      };
      this.#checks.add(check);
      check();
    });
  }
}
