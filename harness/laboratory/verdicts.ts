/**
 * The last verdict on each scenario on each stage, kept over a restart beside the database. A verdict is of what a scenario
 * says: one that is changed has none. Nothing of it is worth more than another run, so a file that is lost is no failure.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import type { ListedScenario, StageName, Verdict } from '../../machines/laboratory.ts';
import { stage, verdict } from '../../machines/laboratory.ts';

/** Beyond that those that were found first are forgotten. */
const keptMax = 5_000;
/** What comes together is written together. */
const writesAfterMs = 500;

const kept = z.array(z.object({ key: z.string(), stage, verdict }));

export class Verdicts {
  readonly #path: string | undefined;
  /** The oldest first. */
  readonly #all = new Map<string, { key: string; stage: StageName; verdict: Verdict }>();
  #due: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string | undefined) {
    this.#path = path;
  }

  /** Without a path nothing is kept. */
  static async open(path?: string): Promise<Verdicts> {
    const verdicts = new Verdicts(path);
    const text = path === undefined ? '' : await readFile(path, 'utf8').catch(() => '');
    try {
      for (const each of kept.parse(JSON.parse(text))) verdicts.#all.set(`${each.key} ${each.stage}`, each);
    } catch {
      // There is none yet, or it is of another version.
    }
    return verdicts;
  }

  of(key: string): ListedScenario['last'] {
    const last: ListedScenario['last'] = {};
    for (const name of stage.options) {
      const known = this.#all.get(`${key} ${name}`);
      if (known) last[name] = known.verdict;
    }
    return last;
  }

  note(key: string, name: StageName, found: Verdict): void {
    const id = `${key} ${name}`;
    this.#all.delete(id);
    this.#all.set(id, { key, stage: name, verdict: found });
    if (this.#all.size > keptMax) this.#all.delete(this.#all.keys().next().value as string);
    this.#due ??= setTimeout(() => this.#write(), writesAfterMs).unref();
  }

  async close(): Promise<void> {
    if (this.#due) this.#write();
    await this.#writing;
  }

  #write(): void {
    clearTimeout(this.#due);
    this.#due = undefined;
    const path = this.#path;
    if (path === undefined) return;
    // The runs are forgotten by then.
    const all = [...this.#all.values()].map(({ verdict: { run: _, ...found }, ...each }) => ({
      ...each,
      verdict: found,
    }));
    this.#writing = this.#writing
      .then(async () => {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(`${path}.new`, JSON.stringify(all));
        await rename(`${path}.new`, path);
      })
      .catch(() => {});
  }
}
